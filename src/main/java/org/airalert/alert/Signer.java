package org.airalert.alert;

import java.util.Set;

/**
 * Somebody who would sign, and in what capacities.
 *
 * @param account by which the drafter is told from the signer
 */
public record Signer(String account, Set<Signer.Capacity> capacities) {
    public Signer {
        capacities = Set.copyOf(capacities);
    }

    /** In what capacity, lowest first; a higher one signs whatever a lower one may. */
    public enum Capacity {
        /** Signs in place of whoever did not for a set time (代理审批人). */
        DEPUTY,
        /** Leader of the office (市环委会办公室负责人). */
        OFFICE_LEADER,
        /** Leader of the city government (市领导). */
        CITY_LEADER
    }

    boolean has(Capacity needed) {
        return capacities.stream().anyMatch(one -> one != Capacity.DEPUTY && one.compareTo(needed) >= 0);
    }

    boolean isDeputy() {
        return capacities.contains(Capacity.DEPUTY);
    }
}
