package org.airalert.office;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.alert.EventId;
import org.airalert.alert.Proposal;
import org.airalert.alert.SignOff;
import org.airalert.warning.Action;
import org.airalert.warning.Announced;
import org.airalert.warning.Assessment;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Assessor;
import org.airalert.warning.CityFloor;
import org.airalert.warning.Course;
import org.airalert.warning.Decision;
import org.airalert.warning.News;
import org.airalert.warning.WarningInForce;
import org.jspecify.annotations.Nullable;

/**
 * One area at one moment: lets an announced change take effect that is due, assesses, and says which proposals a person must see (warning rules, 5
 * and 5.9). Computes only; {@link Watch} reads and writes.
 */
final class Deliberation {
    private final Assessor assessor;
    private final FactsMaker facts;
    private final Ids ids;
    private final Duration usefulFor;
    private final Duration every;
    private final AlertStatus status;

    Deliberation(Assessor assessor, Ids ids, Office.Settings settings) {
        this.assessor = assessor;
        this.facts = new FactsMaker(assessor.plan().zone());
        this.ids = ids;
        this.usefulFor = settings.usefulFor();
        this.every = settings.every();
        this.status = settings.status();
    }

    /**
     * What is known when it begins.
     *
     * @param open proposals that wait, with their drafts
     * @param city the city's warning in force; {@code null} for the city itself, or when there is none
     */
    record Question(
            AreaRef area,
            Instant now,
            Standing standing,
            AirBook.Air air,
            List<Put> open,
            @Nullable WarningInForce city) {}

    /** A proposal that waits, with its draft. */
    record Put(ProposalRecord record, Alert draft) {
        String id() {
            return record.proposal().id();
        }
    }

    /**
     * What it came to.
     *
     * @param floor the assessment, and what the city's warning made of it
     * @param fresh proposals to put before a person
     * @param refreshed open ones that now tell newer figures
     * @param replaced open ones that newer ones replace
     * @param lapsed open ones that nothing supports any more
     * @param tookEffect the announced change that took effect; {@code null} when none did
     * @param input what the assessment was made of
     */
    record Answer(
            Standing standing,
            CityFloor floor,
            List<Put> fresh,
            List<Put> refreshed,
            List<String> replaced,
            List<String> lapsed,
            @Nullable TookEffect tookEffect,
            AssessmentInput input,
            Quality quality) {
        /** What the area's own air asks for. */
        Assessment assessment() {
            return floor.own();
        }
    }

    /**
     * An announced change that took effect.
     *
     * @param due when it should have
     * @param late whether the clock alone does not explain the delay: the program stood still meanwhile
     */
    record TookEffect(Action action, Instant due, boolean late) {}

    Answer answer(Question question) {
        Course before = question.standing().course();
        Course due = before.takeEffect(question.now(), assessor.plan().rules());
        Standing standing = question.standing().with(due);
        AssessmentInput input = new AssessmentInput(
                question.now(),
                question.area().code(),
                question.air().forAssessment(),
                due.inForce(),
                question.air().prompts());
        CityFloor floor = CityFloor.of(assessor.assess(input), due.inForce(), question.city());
        Assessment assessment = floor.assessment();
        Course.Followed followed = due.follow(assessment, assessor.plan().rules());
        List<Put> fresh = fresh(question, standing, assessment, followed);
        TookEffect took = tookEffect(before, followed, question.now());
        return settle(question, standing.with(followed.course()), fresh, new Outcome(floor, input, took));
    }

    private record Outcome(
            CityFloor floor,
            AssessmentInput input,
            @Nullable TookEffect took) {}

    /** By the clock before the assessment, or because the assessment itself asks for it now. */
    private @Nullable TookEffect tookEffect(Course before, Course.Followed followed, Instant now) {
        Announced change = before.announced();
        if (change == null || followed.course().announced() != null) {
            return null;
        }
        boolean withdrawn = followed.news().stream().anyMatch(news -> news.action() == Action.WITHDRAW);
        Instant due = change.effective().isBefore(now) ? change.effective() : now;
        return withdrawn
                ? null
                : new TookEffect(
                        change.action(), due, Duration.between(due, now).compareTo(every) > 0);
    }

    private List<Put> fresh(Question question, Standing standing, Assessment assessment, Course.Followed followed) {
        List<Put> fresh = new ArrayList<>();
        Maker maker = new Maker(question, standing, assessment);
        for (News news : followed.news()) {
            fresh.add(news.action() == Action.WITHDRAW ? maker.withdrawal() : maker.proposal(true));
        }
        if (!followed.settled() && assessment.action().isNews()) {
            fresh.add(maker.proposal(false));
        }
        return fresh;
    }

    private static Answer settle(Question question, Standing standing, List<Put> made, Outcome outcome) {
        List<Put> fresh = new ArrayList<>();
        List<Put> refreshed = new ArrayList<>();
        List<String> stillAsked = new ArrayList<>();
        for (Put put : made) {
            Optional<Put> same = question.open().stream()
                    .filter(open -> Refreshed.isSame(open, put))
                    .findFirst();
            if (same.isPresent()) {
                stillAsked.add(same.get().id());
                Refreshed.of(same.get(), put).ifPresent(refreshed::add);
            } else if (!put.record().proposal().picture().equals(standing.refused())) {
                fresh.add(put);
            }
        }
        List<String> replaced = new ArrayList<>();
        List<String> lapsed = new ArrayList<>();
        for (Put open : question.open()) {
            if (!fresh.isEmpty() && !stillAsked.contains(open.id())) {
                replaced.add(open.id());
            } else if (made.isEmpty() && !open.record().owed()) {
                lapsed.add(open.id());
            }
        }
        List<String> waiting = new ArrayList<>(standing.open());
        waiting.removeAll(replaced);
        waiting.removeAll(lapsed);
        fresh.forEach(put -> waiting.add(put.id()));
        return new Answer(
                standing.waiting(waiting),
                outcome.floor(),
                fresh,
                refreshed,
                replaced,
                lapsed,
                outcome.took(),
                outcome.input(),
                question.air().quality());
    }

    /** Makes the drafts of one assessment. */
    private final class Maker {
        private final Question question;
        private final Standing standing;
        private final Assessment assessment;

        Maker(Question question, Standing standing, Assessment assessment) {
            this.question = question;
            this.standing = standing;
            this.assessment = assessment;
        }

        Put proposal(boolean owed) {
            WarningInForce inForce = standing.course().inForce();
            AlertFacts said = facts.facts(assessment, question.area(), inForce, question.air());
            return put(FactsMaker.kindOf(assessment.action()), said, assessment.decision(), owed);
        }

        Put withdrawal() {
            WarningInForce stays = Objects.requireNonNull(standing.course().inForce());
            FactsMaker.Staying told = FactsMaker.Staying.of(stays, question.city(), question.now());
            AlertFacts said = facts.withdrawal(question.area(), told, assessment, question.air());
            Decision none = new Decision(
                    Action.WITHDRAW,
                    stays.level(),
                    null,
                    null,
                    null,
                    stays.start(),
                    stays.expectedEnd(),
                    null,
                    false,
                    null);
            return put(AlertKind.WITHDRAW, said, none, true);
        }

        private Put put(AlertKind kind, AlertFacts said, Decision decision, boolean owed) {
            Instant now = question.now();
            EventId event = standing.event();
            Alert draft = new Alert(
                    new AlertId(ids.next("al")),
                    event == null ? new EventId(ids.next("ev")) : event,
                    standing.sequence() + 1,
                    kind,
                    status,
                    AlertState.SUBMITTED,
                    standing.references(),
                    said,
                    SignOff.draftedBy("engine"),
                    now,
                    null,
                    now.plus(usefulFor),
                    Map.of());
            Proposal proposal = new Proposal(
                    ids.next("pr"),
                    question.area().code(),
                    draft.id(),
                    question.area().code() + "/" + now,
                    picture(kind, decision, now),
                    Proposal.State.OPEN,
                    now,
                    null);
            return new Put(new ProposalRecord(proposal, decision, assessment.flags(), now, owed), draft);
        }
    }

    /** What was proposed, as far as a person would call it another proposal: "at once" stays "at once" while time goes by. */
    private static String picture(AlertKind kind, Decision decision, Instant now) {
        Instant effective = decision.effective();
        String when = effective == null ? "-" : effective.equals(now) ? "now" : hour(effective);
        String end = decision.expectedEnd() == null ? "-" : hour(decision.expectedEnd());
        String text = kind + "|" + decision.level() + "|" + when + "|" + end;
        return Hash.of(text).substring(0, 16);
    }

    private static String hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS).toString();
    }
}
