// Where an educator sends one run, or those of a whole room, to a learning record store, or saves the same statements as a file.
import { useSignal } from '@preact/signals';
import { Dialog } from '../dialog.tsx';
import type { Shell } from '../game.ts';
import type { LearnersRun, OwnStore, StoreSettings } from './after-game.ts';
import { afterWords } from './words-after.ts';

const text = afterWords.store;

interface Props {
  store: OwnStore;
  runs(learner: string): readonly LearnersRun[];
  /** Whoever played is called as it is typed here; else `runs` knows. */
  asksLearner: boolean;
  fileName: string;
  shell: Pick<Shell, 'saveFile'>;
  onClose(): void;
}

export function StoreDialog({ store, runs, asksLearner, fileName, shell, onClose }: Props) {
  const wish = useSignal<StoreSettings>({ endpoint: store.endpoint, key: '', secret: '' });
  const learner = useSignal('');
  const said = useSignal('');
  const set = (part: Partial<StoreSettings>): void => {
    wish.value = { ...wish.value, ...part };
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { endpoint } = wish.value;
    said.value = '';
    if (!isAddress(endpoint)) said.value = text.wrongAddress;
    else if (!store.allowed(endpoint)) said.value = afterWords.troubles['not-allowed'];
    else await store.send(runs(learner.value), wish.value).catch(() => (said.value = afterWords.failed));
  };
  const save = (): void => {
    shell.saveFile(fileName, 'application/json', store.file(runs(learner.value)));
    said.value = afterWords.made;
  };
  const { counts, trouble } = store.state.value;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form class="form" onSubmit={(event) => void send(event)}>
        <p>{asksLearner ? text.intro : text.introOfRoom(new Set(runs('').map((one) => one.learner)).size)}</p>
        <Field label={text.endpoint} value={wish.value.endpoint} onValue={(endpoint) => set({ endpoint })} />
        <Field label={text.key} value={wish.value.key} onValue={(key) => set({ key })} />
        <Field label={text.secret} type="password" value={wish.value.secret} onValue={(secret) => set({ secret })} />
        {asksLearner && (
          <Field label={text.learner} value={learner.value} onValue={(value) => (learner.value = value)} />
        )}
        <p role="status">
          {said.value}
          {said.value === '' && counts && text.state(counts.sent, counts.waiting)}{' '}
          {said.value === '' && counts && counts.refused > 0 && afterWords.course.refused(counts.refused)}{' '}
          {said.value === '' && trouble && afterWords.troubles[trouble]}
        </p>
        <div class="actions">
          <button class="primary" type="submit">
            {text.send}
          </button>
          {trouble && (
            <button type="button" onClick={store.again}>
              {text.again}
            </button>
          )}
          <button type="button" onClick={save}>
            {text.file}
          </button>
          <button type="button" onClick={onClose}>
            {text.close}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  label: string;
  type?: 'text' | 'password';
  value: string;
  onValue(value: string): void;
}

function Field({ label, type = 'text', value, onValue }: FieldProps) {
  const common = {
    value,
    required: true,
    maxLength: 400,
    autocomplete: 'off',
    onInput: (event: { currentTarget: HTMLInputElement }) => onValue(event.currentTarget.value),
  };
  return (
    <label class="note">
      <span>{label}</span>
      {type === 'password' ? <input type="password" {...common} /> : <input type="text" {...common} />}
    </label>
  );
}

function isAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
