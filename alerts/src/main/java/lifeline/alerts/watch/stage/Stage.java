package lifeline.alerts.watch.stage;

import lifeline.contract.domain.Text;

/** A part of the way from the sensors to the people, that can fail by itself. */
public enum Stage {
    STORE(
            "数据库无应答",
            "The store does not answer",
            "检查数据库进程、磁盘和网络",
            "look at the database process, its disk and the network"),
    JOB(
            "检测作业停跳",
            "The detection job has stopped",
            "检查检测作业进程和日志；此间没有新报警",
            "look at the job and its log; no alert is raised meanwhile"),
    READINGS(
            "全市无数据上报",
            "No reading arrives from anywhere",
            "检查消息代理和网络；此间没有新报警",
            "look at the broker and the network; no alert is raised meanwhile"),
    SIGNALS(
            "检测信号积压",
            "Signals wait to become alerts",
            "检查本服务的负载和数据库",
            "look at the load of this service and at the store"),
    PAGES(
            "通知积压",
            "Messages wait to leave",
            "检查通道和网络；必要时电话通知",
            "look at the channels and the network; call by phone if need be"),
    DISK("磁盘将满", "The disk is nearly full", "清理磁盘或缩短保存期", "make room, or keep data for a shorter time"),
    CHANNEL(
            "通道测试未送达",
            "A channel's daily test did not arrive",
            "在“通知通道”里查看对方答复并重新测试",
            "read the provider's answer in the channel's log and test again");

    private final String titleZh;
    private final String titleEn;
    private final String actionZh;
    private final String actionEn;

    Stage(String titleZh, String titleEn, String actionZh, String actionEn) {
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        this.actionZh = actionZh;
        this.actionEn = actionEn;
    }

    public Text title() {
        return new Text(titleZh, titleEn);
    }

    /** What to do first. */
    public Text action() {
        return new Text(actionZh, actionEn);
    }
}
