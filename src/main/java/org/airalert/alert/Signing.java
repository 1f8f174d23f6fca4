package org.airalert.alert;

/** Whether a signature may be given, and if not why, in one sentence for people. */
public enum Signing {
    ALLOWED("可以签发", "it may be signed"),
    NOT_SUBMITTED("此内容不在待审批状态", "it is not waiting for a decision"),
    NO_SIGNER("只有审批人可以签发", "only an approver may approve"),
    OWN_DRAFT("起草人不能签发自己的内容，须由另一人审批", "the approver may not be the drafter: a second person must approve"),
    CITY_LEADER_NEEDED("此级别须由市领导签发", "a leader of the city signs this level"),
    TOO_EARLY_FOR_A_DEPUTY("审批人尚在规定时间内，代理审批人暂不能签发", "a deputy may sign only when nobody else has for the set time"),
    URGENT_IS_OFF("未启用紧急程序", "the urgent path is switched off"),
    NOT_AT_ONCE("紧急程序只用于预案要求立即发布的预警", "the urgent path is for warnings that the plan wants issued at once"),
    ORDINARY("可按正常程序签发，不需要紧急程序", "it may be signed in the ordinary way: the urgent path is not needed"),
    SIGNED_FIRST("首签人不能补签，须由另一人补签", "whoever signed first may not sign second"),
    SIGNED_TWICE("已经补签", "it has its second signature already");

    private final String zh;
    private final String en;

    Signing(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Chinese first, English in brackets. */
    public String sentence() {
        return zh + " (" + en + ")";
    }

    public boolean isAllowed() {
        return this == ALLOWED;
    }

    /** True where another moment or state would change the answer, and not another person. */
    public boolean isAboutState() {
        return switch (this) {
            case NOT_SUBMITTED, URGENT_IS_OFF, NOT_AT_ONCE, ORDINARY, SIGNED_TWICE -> true;
            case ALLOWED, NO_SIGNER, OWN_DRAFT, CITY_LEADER_NEEDED, TOO_EARLY_FOR_A_DEPUTY, SIGNED_FIRST -> false;
        };
    }
}
