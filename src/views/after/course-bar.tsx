// One line for a page that a learning platform has opened: how much has been reported, what is wrong, and the way back.
import type { CourseHere } from './after-game.ts';
import './course-bar.css';
import { afterWords } from './words-after.ts';

const text = afterWords.course;

export function CourseBar({ here }: { here: CourseHere }) {
  const { phase, counts, trouble, canLeave } = here.view.value;
  const all = counts ? counts.sent + counts.waiting + counts.refused : 0;
  return (
    <aside class="course-bar no-print" aria-label={text.title}>
      <p role="status">
        {phase === 'opening' && !trouble && text.opening}
        {counts && `${text.told(counts.sent, all)} `}
        {counts && counts.refused > 0 && `${text.refused(counts.refused)} `}
        {trouble && afterWords.troubles[trouble]}
        {phase === 'left' && !trouble && ((counts?.waiting ?? 0) > 0 ? text.leftWaiting : text.left)}
      </p>
      {canLeave && <button onClick={here.leave}>{text.leave}</button>}
    </aside>
  );
}
