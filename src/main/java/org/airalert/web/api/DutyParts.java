package org.airalert.web.api;

import org.airalert.duty.DutyPlan;
import org.airalert.office.contact.ContactChecks;
import org.airalert.office.contact.DutyRosters;
import org.airalert.office.county.CountyAccounts;
import org.airalert.office.county.CountyReports;
import org.airalert.office.duty.DutyDesk;
import org.airalert.office.memo.Memos;
import org.airalert.office.task.Tasks;

/** The plan's duties beside warnings, as the office side needs them. */
public record DutyParts(
        DutyDesk desk,
        DutyPlan plan,
        Memos memos,
        CountyReports reports,
        CountyAccounts accounts,
        Tasks tasks,
        DutyRosters rosters,
        ContactChecks checks) {}
