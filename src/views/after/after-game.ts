// What the screens after a run get from outside: how a course or a learning record store is doing.

export interface CourseView {
  phase: 'opening' | 'open' | 'closed' | 'left';
  counts: { waiting: number; sent: number; refused: number } | null;
  trouble: LearningTrouble | null;
  canLeave: boolean;
}

export type LearningTrouble =
  | 'silent'
  | 'busy'
  | 'credentials'
  | 'endpoint'
  | 'token-used'
  | 'token-refused'
  | 'no-launch-data'
  | 'bad-launch'
  | 'not-allowed';
