/** The life cycle of an alert in English; same keys as in cycle-zh.js. */
export const cycleEn = {
  stages: {
    DETECTED: 'Waiting', NOTIFIED: 'Notified, waiting', ACKNOWLEDGED: 'Acknowledged', ANALYSED: 'Judged', RELEASED: 'Released', SIGNED: 'Signed for', ARRIVED: 'On site',
    HANDLING: 'Being handled', RESOLVED: 'Resolved', CLOSED: 'Closed',
  },
  overdue: 'Overdue',
  timesBegun: (times) => `It has begun ${times} times`,
  due: 'Next step due',
  acknowledge: 'Acknowledge',
  comment: 'Comment',
  close: 'Close',
  steps: { release: 'Release warning', sign: 'Sign for it', arrive: 'On site', handle: 'Handle / progress', resolve: 'Resolved', reopen: 'Reopen' },
  done: {
    acknowledge: 'Acknowledged.', comment: 'Comment saved.', close: 'Closed.', release: 'The warning is out.', sign: 'Signed for.', arrive: 'Arrival noted.', handle: 'Progress noted.',
    resolve: 'Noted as resolved.', reopen: 'Reopened.',
  },
  nextSteps: 'Next step',
  commentMissing: 'Write a few words first.',
  judgement: 'Judge',
  judge: 'Save judgement',
  judgeCause: 'What it is, and why',
  judgeCauseMissing: 'Choose first what it is, and why.',
  judgeDone: 'Judgement saved.',
  judged: (verdict, who, at) => `${verdict} · ${who} ${at}`,
  verdicts: { TRUE: 'Judged true', FALSE: 'Judged false', OBSERVE: 'To be watched' },
  causes: {
    THIRD_PARTY_DAMAGE: 'Third-party damage', CORROSION: 'Corrosion', EQUIPMENT_FAILURE: 'Equipment failure', OPERATING_ERROR: 'Operating error', POWER_FAILURE: 'Power failure', OVERLOAD: 'Overload',
    FREEZING: 'Freezing', BLOCKAGE: 'Blockage', SETTLEMENT: 'Ground has sunk or slid', BIOGAS: 'Biogas', SENSOR_FAULT: 'Sensor fault', COMMUNICATION: 'Communication', CALIBRATION: 'Calibration gas',
    MAINTENANCE: 'Maintenance', FILLING_TEST: 'Filling test', WORKS_NEARBY: 'Works nearby', ROAD_WASHING: 'Road washing', VEHICLE: 'Vehicle', WEATHER: 'Weather', TEMPERATURE: 'Temperature',
    DRILL: 'Drill', TREND_UNCLEAR: 'Trend unclear', SITE_CHECK: 'To be checked on site', DEVICE_CHECK: 'Device to be checked', NEIGHBOURS_DISAGREE: 'Neighbours disagree', UNKNOWN: 'Unknown',
  },
  actions: {
    RAISE: 'Raised', ESCALATE: 'Escalated', EASE: 'Eased', CLEAR: 'Recovered', AMEND: 'Amended', RETRACT: 'Retracted', HOLD: 'Recovery not trusted yet', REOPEN: 'Recovery taken back', JOIN: 'Another episode began', LEAVE: 'One of its episodes ended',
    NOTIFY: 'Somebody notified', OVERDUE: 'Overdue', PAGE: 'Called', NOBODY: 'Nobody answered',
    ACKNOWLEDGE: 'Acknowledged', COMMENT: 'Comment', FOLLOW: 'Seen to', CLOSE: 'Closed', JUDGE_TRUE: 'Judged true', JUDGE_FALSE: 'Judged false', JUDGE_OBSERVE: 'To be watched',
    RELEASE: 'Warning released', SIGN: 'Signed for', ARRIVE: 'On site', HANDLE: 'Handled', RESOLVE: 'Resolved',
  },
};

/** Why something is not possible now, by the reason that the service gives. */
export const refusalsEn = {
  ALREADY_ACKNOWLEDGED: 'Somebody has already acknowledged this alert.', NOT_ACKNOWLEDGED: 'Acknowledge it first.', NOT_JUDGED: 'Judge it first.', JUDGE_AGAIN: 'It is only watched: judge it again before it is closed.',
  NOT_TRUE: 'Only an alert that was judged true is released.', NOT_RELEASED: 'Release it first.', ALREADY_RELEASED: 'It has been released.', NOT_SIGNED: 'The owner signs for it first.', ALREADY_SIGNED: 'The owner has signed for it.',
  NOT_ARRIVED: 'Somebody arrives on site first.', ALREADY_ARRIVED: 'Somebody is on site.', NOT_HANDLED: 'Handle it first.', NOT_RESOLVED: 'A true alert of yellow and graver is resolved before it is closed.', ALREADY_RESOLVED: 'It is resolved.',
  STILL_ACTIVE: 'The condition still holds; it can be closed once it has recovered.', NOT_CLOSED: 'This alert is not closed.', CLOSED_LONG_AGO: 'It was closed more than 24 h ago.', ALREADY_CLOSED: 'This alert is already closed.',
  CHANGED: 'The alert has changed meanwhile: look again.',
};
