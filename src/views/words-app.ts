// What every screen may say: banners, waiting, failures, settings, modes and outcomes.
export const appWords = {
  app: 'Refill',
  training: 'For training only, not for patient care',
  tagline: 'Septic shock at the bedside, with a capillary bed that is really solved.',
  banners: {
    storageForbidden:
      'This browser does not let the game store anything. You can play on, but the run is lost when this page closes. Export the record to keep it.',
    storageFull:
      'Storage is full: the run goes on, but the newest part is not stored. Export the record to keep it, or delete old runs in the library.',
    storageTaken: 'Another tab now writes this run. Nothing more is stored from here.',
    soundBlocked: 'The browser holds back sound until you tap.',
    noPicture:
      'No picture can be drawn on this computer. Everything is shown as text and the case can be played to the end.',
    unknownCase: 'There is no case with that name. Here are the cases that exist.',
    sessionInsecure:
      'Windows can only share a session at a secure address (https, or localhost on this computer). Open the game there.',
    unknownRun: 'That run is not stored in this browser. Nothing was changed.',
    damagedRun: 'That stored run cannot be read. It was left as it is; other runs are not affected.',
    'not-a-record': 'That file is not a record of this game. Nothing was changed.',
    foreign: 'That file belongs to another program. Nothing was changed.',
    newer: 'That file was written by a newer version of the game. Nothing was changed. Update this page and try again.',
    damaged: 'That record is damaged: its checksum does not fit its content. Nothing was changed.',
    'too-large': 'That file is too large to be a record. Nothing was changed.',
    'unknown-case': 'That record belongs to a case this version does not have. Nothing was changed.',
    'other-model':
      'That record was made with another version of the patient model or of the case, so it would not play the same. Nothing was changed.',
    storageNewer:
      'The runs in this browser were stored by a newer version of the game and were left as they are. Load this page again to get that version. You can play on, but a run is lost when this page closes.',
    newerRun:
      'That run was stored by a newer version of the game. It was left as it is; load this page again to get that version.',
    imported: 'What was in the file was added to your runs.',
    importedSome:
      'What could be read was added to your runs. Some runs in that file are damaged, from a newer version or of a case this version does not have.',
    exportFailed: 'The record could not be exported.',
    updateReady:
      'A newer version of the game is ready. It is used once every tab of the game has been closed. If its patient model is another one, unfinished runs can then be read but not continued.',
    notFetched:
      'A part of the game could not be fetched. Check the connection and load this page again; your runs are kept.',
  },
  source: 'Source',
  exportRecord: 'Export record',
  debrief: 'Debrief',
  fetching: 'Fetching this part of the game …',
  reload: 'Load again',
  dismiss: 'Dismiss',
  useUpdate: 'Use it now',
  enableSound: 'Tap to enable sound',
  outcomes: { recovered: 'Recovered', handover: 'Handed over', died: 'Died' },
  modes: {
    learn: {
      name: 'Learn',
      text: 'The capillary view under the tongue is always open, so you see what the monitor does not show.',
    },
    practice: {
      name: 'Practice',
      text: 'The capillaries are seen only through the handheld videomicroscope, which takes time and both hands.',
    },
    exam: { name: 'Exam', text: 'As Practice, without hints. Feedback comes after it is released.' },
  },
  preparing: {
    fresh: 'The patient is being brought in',
    reopening: 'Bringing the patient back to where you left',
    wait: 'This takes a few seconds.',
    left: (text: string) => `About ${text} left.`,
    replaying: 'The run is played again from its start, so that nothing in it is guessed.',
  },
  elsewhere: {
    title: 'This run is open in another tab',
    text: 'A run can be played in one tab only. If you take it over, the other tab stores its state and stops.',
    takenTitle: 'This run went on in another tab',
    takenText: 'Everything up to the change was stored. You can take it back here.',
    take: 'Play it here',
  },
  older: {
    title: 'Played with an earlier version',
    text: 'This record was made with an earlier version of the patient model or of the case, and the file holds the orders but not what was seen. The same orders can be played again as a new run. The patient will not answer exactly as then; this record stays as it is.',
    again: 'Play it again with the present model',
  },
  failed: {
    title: 'The run could not be opened',
    text: 'The patient could not be prepared. Nothing stored was changed.',
    broken:
      'The simulation met a state it could not compute and stopped. Everything up to that moment is kept; the debrief covers it, and the record can be exported.',
    detail: 'Technical detail',
  },
  menu: {
    title: 'Menu',
    settings: 'Settings',
    leave: 'Leave',
    leaveHint: 'The run is stored; continue it from the library.',
  },
  settings: {
    title: 'Settings',
    close: 'Close',
    sound: 'Sound',
    mute: 'Mute everything',
    buses: { monitor: 'Monitor beeps', alarms: 'Alarms', room: 'Room', voice: 'Voices and interface' },
    captions: 'Show captions for sounds',
    text: 'Text instead of pictures',
    motion: 'Reduce motion',
    shortcuts: 'Single-key shortcuts ( / for orders, Space for pause )',
    background: 'Keep the clock running while this tab is hidden',
  },
  exam: {
    seed: 'Every candidate gets the same patient.',
    pauses: (count: number) =>
      count === 1 ? 'The clock may be paused once.' : `The clock may be paused ${count} times.`,
    left: (count: number) => `${count} left`,
    over: 'The exam is over',
    overText: 'Your record is complete. In a course, hand it in and wait until the feedback is released.',
    handIn: 'Save the record',
    release: 'Release the feedback',
  },
} as const;
