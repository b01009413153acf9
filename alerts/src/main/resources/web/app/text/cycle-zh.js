/** The life cycle of an alert in Chinese: where it stands, what is done with it, and why something cannot be done now. */
export const cycleZh = {
  stages: {
    DETECTED: '待认领', NOTIFIED: '已通知，待认领', ACKNOWLEDGED: '已认领', ANALYSED: '已研判', RELEASED: '已发布，待签收', SIGNED: '已签收', ARRIVED: '已到场',
    HANDLING: '处置中', RESOLVED: '已处置', CLOSED: '已关闭',
  },
  overdue: '超时',
  timesBegun: (times) => `共发生 ${times} 次`,
  due: '下一步时限',
  acknowledge: '认领',
  comment: '备注',
  close: '关闭',
  steps: { release: '发布预警', sign: '签收', arrive: '到场', handle: '处置 / 进展', resolve: '处置完成', reopen: '重新打开' },
  done: {
    acknowledge: '已认领。', comment: '备注已保存。', close: '已关闭。', release: '预警已发布。', sign: '已签收。', arrive: '已登记到场。', handle: '处置进展已记录。',
    resolve: '已登记处置完成。', reopen: '已重新打开。',
  },
  nextSteps: '下一步',
  commentMissing: '请先填写说明。',
  judgement: '研判',
  judge: '提交研判',
  judgeCause: '结论与原因',
  judgeCauseMissing: '请先选择研判结论和原因。',
  judgeDone: '研判已保存。',
  judged: (verdict, who, at) => `${verdict} · ${who} ${at}`,
  verdicts: { TRUE: '研判属实', FALSE: '研判误报', OBSERVE: '继续观察' },
  causes: {
    THIRD_PARTY_DAMAGE: '第三方破坏', CORROSION: '腐蚀老化', EQUIPMENT_FAILURE: '设备故障', OPERATING_ERROR: '误操作', POWER_FAILURE: '停电', OVERLOAD: '超载',
    FREEZING: '冻害', BLOCKAGE: '堵塞', SETTLEMENT: '地面沉降或滑移', BIOGAS: '沼气', SENSOR_FAULT: '传感器故障', COMMUNICATION: '通信故障', CALIBRATION: '标定（标准气）',
    MAINTENANCE: '检修', FILLING_TEST: '充水充压试验', WORKS_NEARBY: '周边施工', ROAD_WASHING: '道路冲洗', VEHICLE: '车辆', WEATHER: '天气', TEMPERATURE: '温度影响',
    DRILL: '演练', TREND_UNCLEAR: '趋势不明', SITE_CHECK: '待现场核查', DEVICE_CHECK: '待设备检查', NEIGHBOURS_DISAGREE: '周边测点不一致', UNKNOWN: '原因不明',
  },
  actions: {
    RAISE: '产生报警', ESCALATE: '级别升高', EASE: '级别降低', CLEAR: '恢复正常', AMEND: '更正', RETRACT: '撤回', HOLD: '恢复暂不采信', REOPEN: '恢复不采信，重新生效', JOIN: '又有一次报警并入', LEAVE: '其中一次报警结束',
    NOTIFY: '已通知到人', OVERDUE: '超时', PAGE: '呼叫', NOBODY: '无人应答',
    ACKNOWLEDGE: '认领', COMMENT: '备注', FOLLOW: '跟进', CLOSE: '关闭', JUDGE_TRUE: '研判属实', JUDGE_FALSE: '研判误报', JUDGE_OBSERVE: '继续观察',
    RELEASE: '发布预警', SIGN: '签收', ARRIVE: '到场', HANDLE: '处置', RESOLVE: '处置完成',
  },
};

/** Why something is not possible now, by the reason that the service gives. */
export const refusalsZh = {
  ALREADY_ACKNOWLEDGED: '已有人认领这条报警。', NOT_ACKNOWLEDGED: '请先认领。', NOT_JUDGED: '请先研判。', JUDGE_AGAIN: '仅在观察中，请重新研判后再关闭。',
  NOT_TRUE: '只有研判属实的报警才能发布预警。', NOT_RELEASED: '请先发布预警。', ALREADY_RELEASED: '预警已经发布。', NOT_SIGNED: '请权属单位先签收。', ALREADY_SIGNED: '已经签收。',
  NOT_ARRIVED: '请先登记到场。', ALREADY_ARRIVED: '已经到场。', NOT_HANDLED: '请先处置。', NOT_RESOLVED: '属实的黄色及以上报警须处置完成后才能关闭。', ALREADY_RESOLVED: '已经处置完成。',
  STILL_ACTIVE: '报警仍在持续，恢复后才能关闭。', NOT_CLOSED: '这条报警没有关闭。', CLOSED_LONG_AGO: '关闭超过 24 小时，不能重新打开。', ALREADY_CLOSED: '这条报警已经关闭。',
  CHANGED: '报警已有变化，请看最新情况后再操作。',
};
