// The bedside screen: clock and alarms on top, the pictures, examinations, messages and running orders, and the panels to act with.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { AlarmBar } from './alarm-bar.tsx';
import { Announcer } from './announcer.tsx';
import { Chart } from './chart.tsx';
import { ClockBar, togglePause } from './clock-bar.tsx';
import { Coach } from './coach.tsx';
import { Dialog } from './dialog.tsx';
import { ExamineBar } from './examine-bar.tsx';
import type { Game } from './game.ts';
import { HintDialog } from './hint-dialog.tsx';
import { Messages } from './messages.tsx';
import { OrderPanel } from './order-panel.tsx';
import { change, preferences } from './preferences.ts';
import { PredictionCard } from './prediction-card.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { Results } from './results.tsx';
import { RunningOrders } from './running-orders.tsx';
import { Settings } from './settings.tsx';
import { StageHost } from './stage-host.tsx';
import type { RegionName, StageChoice } from './stage-host.tsx';
import { Tabs } from './tabs.tsx';
import { VitalsStrip } from './twins.tsx';
import { useRefill } from './use-refill.ts';
import { takesKeys, useKey, useNarrowerThan, usePart } from './use.ts';
import { appWords } from './words-app.ts';
import { bedsideWords } from './words-bedside.ts';

interface Props {
  game: Game;
  stage: StageChoice;
  caption: string;
  onNoPicture(): void;
}
type PanelName = 'orders' | 'results' | 'chart';
type TabName = RegionName | PanelName | 'log';
const PANELS: readonly PanelName[] = ['orders', 'results', 'chart'];
const PHONE_TABS: readonly TabName[] = ['patient', 'monitor', 'capillaries', 'orders', 'results', 'log'];
const REGIONS: readonly RegionName[] = ['monitor', 'patient', 'capillaries'];
/** rem; under the first the bedside is a row of tabs, under the second its menu is one button. */
const NARROW = 61;
const COMPACT = 70;

export function BedsideScreen({ game, stage, caption, onNoPicture }: Props) {
  const narrow = useNarrowerThan(NARROW).value;
  const compact = useNarrowerThan(COMPACT).value;
  const tab = useSignal<TabName>(narrow ? 'patient' : 'orders');
  const refill = useRefill(game);
  const asked = useSignal(0);
  useShortcuts(game, () => {
    tab.value = 'orders';
    asked.value++;
  });
  const { fresh, seen } = useUnseen(game, tab.value === 'results');
  const panel: PanelName = tab.value === 'results' || tab.value === 'chart' ? tab.value : 'orders';
  const shown = narrow ? REGIONS.filter((region) => region === tab.value) : REGIONS;
  const has = (...names: TabName[]): boolean => !narrow || names.includes(tab.value);
  const choose = (name: TabName): void => {
    tab.value = name;
  };

  return (
    <div class={`bedside ${narrow ? 'narrow' : 'wide'}`}>
      <h1 class="hidden">{game.summary.title}</h1>
      <Coach game={game} act={refill.act.value} tab={tab.value} />
      <header class="top">
        <ClockBar game={game} />
        <TopMenu game={game} narrow={compact} />
      </header>
      <AlarmBar game={game} caption={preferences.value.captions ? caption : ''} />
      {game.said && <SessionLine said={game.said} />}
      {narrow && <VitalsStrip game={game} />}
      {narrow && <PredictionCard game={game} />}
      <main class="work">
        <div class="left">
          <StageHost game={game} refill={refill} shown={shown} choice={stage} onNoPicture={onNoPicture} />
          {has('patient') && <ExamineBar game={game} refill={refill} />}
          <Messages game={game} quiet={!has('log')} />
        </div>
        <div class="right">
          {has('orders', 'results', 'chart', 'log') && (
            <section class="panel side" aria-label={bedsideWords.tabs[panel]} data-coach={panel}>
              {!narrow && <Tabs names={PANELS} chosen={panel} badge={{ results: fresh }} onChoose={choose} />}
              {has('orders') && (narrow || panel === 'orders') && <OrderPanel game={game} asked={asked.value} />}
              {has('results') && (narrow || panel === 'results') && <Results game={game} seen={seen} />}
              {has('log') && (narrow || panel === 'chart') && <Chart game={game} handover={!narrow} />}
            </section>
          )}
          {!narrow && <PredictionCard game={game} />}
          {has('orders', 'log') && <RunningOrders game={game} />}
        </div>
      </main>
      {narrow && <Tabs names={PHONE_TABS} chosen={tab.value} badge={{ results: fresh }} onChoose={choose} bottom />}
      <Announcer game={game} />
      <QuestionDialog game={game} />
      <WelcomeBack game={game} />
    </div>
  );
}

/** What the instructor's session says: the clock stands, time went back, another window took over. */
function SessionLine({ said }: { said: NonNullable<Game['said']> }) {
  return (
    <p class="session-line" role="status" data-said={said.value === '' ? 'no' : 'yes'}>
      {said.value}
    </p>
  );
}

/** `/` goes to the order search, space pauses; both can be switched off, and stay away from fields and buttons. */
function useShortcuts(game: Game, toOrders: () => void): void {
  useKey((event) => {
    if (!preferences.value.shortcuts || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault();
      toOrders();
    } else if (event.key === ' ' && !event.repeat && !takesKeys(event.target)) {
      event.preventDefault();
      togglePause(game);
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  const typing = target instanceof HTMLElement && target.closest('input:not([inputmode=decimal]), textarea, dialog');
  return Boolean(typing);
}

/** Which results had been seen when the results were last in view, and how many came since. */
function useUnseen(game: Game, inView: boolean): { fresh: number; seen: ReadonlySet<number> } {
  const numbers = usePart(game, (bedside) => bedside.results.map((result) => result.number).join());
  const all = numbers === '' ? [] : numbers.split(',').map(Number);
  const seen = useSignal<ReadonlySet<number>>(new Set(all));
  useEffect(() => {
    if (!inView) return undefined;
    return () => {
      seen.value = new Set(game.bedside.peek().results.map((result) => result.number));
    };
  }, [inView]);
  return { fresh: inView ? 0 : all.filter((number) => !seen.value.has(number)).length, seen: seen.value };
}

type MenuChoice = 'menu' | 'settings' | 'handover' | 'hint';

function TopMenu({ game, narrow }: { game: Game; narrow: boolean }) {
  const open = useSignal<MenuChoice | null>(null);
  const close = (): void => {
    open.value = null;
  };
  const choose = (choice: MenuChoice): void => {
    open.value = choice;
  };
  return (
    <div class="top-menu">
      {narrow ? (
        <button onClick={() => choose('menu')}>{appWords.menu.title}</button>
      ) : (
        <MenuButtons game={game} onChoose={choose} />
      )}
      {open.value === 'menu' && (
        <Dialog title={appWords.menu.title} onClose={() => open.value === 'menu' && close()}>
          <div class="menu-list">
            <MenuButtons game={game} onChoose={choose} />
            <button onClick={close}>{appWords.settings.close}</button>
          </div>
        </Dialog>
      )}
      {open.value === 'settings' && <Settings onClose={close} {...coachAgain(game, close)} />}
      {open.value === 'hint' && <HintDialog game={game} onClose={close} />}
      {open.value === 'handover' && <HandoverDialog game={game} onClose={close} />}
    </div>
  );
}

/** In Learn mode the settings offer the first steps again. */
function coachAgain(game: Game, close: () => void): { onCoach?(): void } {
  if (game.mode !== 'learn') return {};
  return {
    onCoach: () => {
      close();
      change({ coached: false });
    },
  };
}

function MenuButtons({ game, onChoose }: { game: Game; onChoose(choice: MenuChoice): void }) {
  return (
    <>
      {game.mode !== 'exam' && (
        <button onClick={() => onChoose('hint')}>
          {game.mode === 'practice' ? bedsideWords.hints.askCost(FIRST_HINT) : bedsideWords.hints.ask}
        </button>
      )}
      <button onClick={() => onChoose('settings')}>{appWords.menu.settings}</button>
      <button title={appWords.menu.leaveHint} onClick={game.leave}>
        {appWords.menu.leave}
      </button>
      <button class="strong" onClick={() => onChoose('handover')}>
        {bedsideWords.handover.button}
      </button>
    </>
  );
}

/** Points of a nudge in Practice (the engine takes them). */
const FIRST_HINT = 2;

function HandoverDialog({ game, onClose }: { game: Game; onClose(): void }) {
  return (
    <Dialog title={bedsideWords.handover.question} onClose={onClose}>
      <p>{bedsideWords.handover.text}</p>
      <div class="actions">
        <button
          class="primary"
          onClick={() => {
            onClose();
            void game.send({ type: 'handover.give' });
          }}
        >
          {bedsideWords.handover.yes}
        </button>
        <button onClick={onClose}>{bedsideWords.handover.no}</button>
      </div>
    </Dialog>
  );
}

/** After an exam nothing is told until the feedback is released. */
function ExamOver({ game, onRelease }: { game: Game; onRelease(): void }) {
  const text = appWords.exam;
  return (
    <Dialog title={text.over} onClose={() => undefined}>
      <p>{text.overText}</p>
      <div class="actions">
        <button onClick={game.exportRecord}>{text.handIn}</button>
        <button class="primary" onClick={onRelease}>
          {text.release}
        </button>
        <button onClick={game.leave}>{appWords.menu.leave}</button>
      </div>
    </Dialog>
  );
}

/** A reopened run waits; an ended one leads to the debrief. */
function WelcomeBack({ game }: { game: Game }) {
  const ended = usePart(game, (bedside) => (bedside.phase === 'outcome' ? bedside.outcome : null));
  if (ended) {
    const toDebrief = (): void => void game.send({ type: 'debrief.open' });
    if (game.mode === 'exam') return <ExamOver game={game} onRelease={toDebrief} />;
    return (
      <Dialog title={bedsideWords.ended.title} onClose={toDebrief}>
        <p>{ended.text}</p>
        <div class="actions">
          <button class="primary" onClick={toDebrief}>
            {bedsideWords.ended.debrief}
          </button>
        </div>
      </Dialog>
    );
  }
  if (game.clock.value.held !== 'reopened') return null;
  return (
    <Dialog title={bedsideWords.clock.reopened} onClose={game.goOn}>
      <div class="actions">
        <button class="primary" onClick={game.goOn}>
          {bedsideWords.clock.goOn}
        </button>
      </div>
    </Dialog>
  );
}
