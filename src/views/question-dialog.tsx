// A question of the author: the clock waits until it is answered or left. In Learn the answer is told at once, elsewhere in the debrief.
import { useSignal } from '@preact/signals';
import { Dialog } from './dialog.tsx';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { appWords } from './words-app.ts';
import { bedsideWords } from './words-bedside.ts';

export function QuestionDialog({ game }: { game: Game }) {
  const question = usePart(game, (bedside) => bedside.guidance?.question ?? null);
  const answered = usePart(game, (bedside) => bedside.guidance?.answered ?? null);
  const asked = useSignal<string | null>(null);
  if (question)
    return <Ask key={question.id} game={game} question={question} onAnswer={() => (asked.value = question.id)} />;
  if (!answered || asked.value !== answered.id) return null;
  const close = (): void => {
    asked.value = null;
  };
  return (
    <Dialog title={answered.right ? bedsideWords.question.right : bedsideWords.question.wrong} aside onClose={close}>
      <p>
        {answered.text}
        <span class="source-line">
          {appWords.source}: {answered.source}
        </span>
      </p>
      <div class="actions">
        <button class="primary" onClick={close}>
          {appWords.settings.close}
        </button>
      </div>
    </Dialog>
  );
}

interface AskProps {
  game: Game;
  question: { id: string; text: string; options: string[] };
  onAnswer(): void;
}

function Ask({ game, question, onAnswer }: AskProps) {
  const choice = useSignal(-1);
  const text = bedsideWords.question;
  const answer = (value: number): void => {
    onAnswer();
    void game.send({ type: 'question.answer', id: question.id, choice: value });
  };
  return (
    <Dialog title={text.ask} onClose={() => answer(-1)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (choice.value >= 0) answer(choice.value);
        }}
      >
        <fieldset>
          <legend>{question.text}</legend>
          {question.options.map((option, index) => (
            <label key={option} class="choice">
              <input
                type="radio"
                name="question"
                checked={choice.value === index}
                onChange={() => {
                  choice.value = index;
                }}
              />
              <span>{option}</span>
            </label>
          ))}
        </fieldset>
        <p class="muted">{text.waiting}</p>
        <div class="actions">
          <button class="primary" type="submit" aria-disabled={choice.value < 0}>
            {text.answer}
          </button>
          <button type="button" onClick={() => answer(-1)}>
            {text.leave}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
