package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of one area's warning: its course, the proposal that waits for a person, and the one that was rejected. Immutable; each step is a
 * pure function that gives the next docket and the transitions on the way, so that a store can keep both together.
 *
 * <p>At each moment, in this order: {@link #tick} (what is due takes effect), assess with {@link #course()}, {@link #consider}. Between,
 * people {@link #approve}, {@link #reject} or {@link #setByHand}.
 *
 * @param course what is in force and what is announced
 * @param phase where the warning stands
 * @param proposal the assessment that waits for a person; {@code null} when none does
 * @param rejected what was rejected last, until the picture changes; {@code null} when nothing is
 */
public record Docket(
        Course course,
        Phase phase,
        @Nullable Assessment proposal,
        @Nullable Gist rejected) {
    /** No warning, no proposal, no past. */
    public static final Docket EMPTY = new Docket(Course.CLEAR, Phase.CLEAR, null, null);

    public Docket {
        boolean warned = course.inForce() != null;
        if (warned != phase.isWarned()) {
            throw new IllegalArgumentException("phase: " + phase.word() + " (expected one that fits the course)");
        }
    }

    /**
     * The outcome of one step.
     *
     * @param docket the next docket
     * @param transitions what happened, in order
     */
    public record Moved(Docket docket, List<Transition> transitions) {
        public Moved {
            transitions = List.copyOf(transitions);
        }
    }

    /** What the clock alone does: an announced change takes effect, a response starts. To be called before each assessment. */
    public Moved tick(Instant now, Rules rules) {
        Announced due = course.announced();
        Course next = course.takeEffect(now, rules);
        if (due != null && !next.equals(course)) {
            Phase to = next.inForce() == null ? Phase.LIFTED : Phase.CHANGED;
            Duration late = Duration.between(due.effective(), now);
            String note = late.compareTo(Duration.ofHours(1)) < 0 ? "" : "late by " + late.toHours() + " h";
            return moved(
                    next, to, null, rejected, List.of(step(now, Transition.Cause.TOOK_EFFECT, to, null, null, note)));
        }
        WarningInForce inForce = course.inForce();
        boolean starts = phase == Phase.APPROVED && inForce != null && !now.isBefore(inForce.start());
        return starts
                ? moved(
                        course,
                        Phase.IN_FORCE,
                        proposal,
                        rejected,
                        List.of(step(now, Transition.Cause.STARTED, Phase.IN_FORCE, null, null, "")))
                : new Moved(this, List.of());
    }

    /**
     * Takes a new assessment in, made with the warning in force after {@link #tick}: it confirms or withdraws an announced change, replaces
     * the waiting proposal, lets it lapse, or becomes a proposal. What was rejected is not proposed again until the picture changes.
     */
    public Moved consider(Assessment assessment, Rules rules) {
        List<Transition> transitions = new ArrayList<>();
        Docket followed = follow(assessment, rules, transitions);
        boolean settled = course.announced() != null && course.announced().isConfirmedBy(assessment);
        Docket next = followed.propose(assessment, settled, rules, transitions);
        return new Moved(next, transitions);
    }

    private Docket follow(Assessment assessment, Rules rules, List<Transition> transitions) {
        if (course.announced() == null) {
            return this;
        }
        Course.Followed followed = course.follow(assessment, rules);
        News news = followed.news().isEmpty() ? null : followed.news().get(0);
        Course next = followed.course();
        Phase to = next.announced() != null ? Phase.ANNOUNCED : next.inForce() == null ? Phase.LIFTED : Phase.CHANGED;
        Transition.Cause cause = followed.settled()
                ? (next.announced() == null ? Transition.Cause.TOOK_EFFECT : Transition.Cause.CONFIRMED)
                : Transition.Cause.WITHDRAWN;
        transitions.add(step(assessment.now(), cause, to, assessment, news, ""));
        return with(next, to, proposal, rejected);
    }

    private Docket propose(Assessment assessment, boolean settled, Rules rules, List<Transition> transitions) {
        boolean asks = !settled && assessment.action().isNews();
        Gist gist = Gist.of(assessment);
        if (proposal != null && asks && Gist.of(proposal).isSame(gist)) {
            return this;
        }
        boolean refused = asks && rejected != null && rejected.isLike(gist, rules.hours(Reading.MOVE_TOLERANCE));
        boolean proposes = asks && !refused;
        Phase resting = phase == Phase.PROPOSED ? Phase.CLEAR : phase;
        if (proposal != null) {
            Transition.Cause cause = proposes ? Transition.Cause.REPLACED : Transition.Cause.LAPSED;
            transitions.add(step(assessment.now(), cause, proposes ? phase : resting, proposal, null, ""));
        }
        if (!proposes) {
            // A picture that asks for something else, or for nothing, has changed: what was rejected may come again
            // after it.
            return with(course, resting, null, refused ? rejected : null);
        }
        Phase to = course.inForce() == null ? Phase.PROPOSED : phase;
        transitions.add(step(assessment.now(), Transition.Cause.PROPOSED, to, assessment, null, ""));
        return with(course, to, assessment, null);
    }

    /**
     * A person approves the waiting proposal.
     *
     * @throws IllegalStateException when none waits
     */
    public Moved approve(Instant at) {
        Assessment approved = required("approve");
        Course next = course.approve(approved);
        Phase to = phaseAfter(next, at);
        return moved(
                next,
                to,
                null,
                null,
                List.of(step(at, Transition.Cause.APPROVED, to, approved, News.of(approved), "")));
    }

    /**
     * A person rejects the waiting proposal.
     *
     * @param reason why
     * @throws IllegalStateException when none waits
     */
    public Moved reject(Instant at, String reason) {
        Assessment refused = required("reject");
        Phase to = phase == Phase.PROPOSED ? Phase.CLEAR : phase;
        return moved(
                course,
                to,
                null,
                Gist.of(refused),
                List.of(step(at, Transition.Cause.REJECTED, to, refused, null, reason)));
    }

    /**
     * A person sets the warning: an approved alert that was edited, or drafted by hand, or its end. A waiting proposal becomes void with the
     * next assessment; an announced change is forgotten.
     *
     * @param warning what is in force from now on; {@code null} for none
     */
    public Moved setByHand(Instant at, @Nullable WarningInForce warning, String reason) {
        Course next = new Course(warning, null);
        Phase to = phaseAfter(next, at);
        return moved(next, to, null, null, List.of(step(at, Transition.Cause.BY_HAND, to, null, null, reason)));
    }

    private Phase phaseAfter(Course next, Instant at) {
        WarningInForce inForce = next.inForce();
        if (inForce == null) {
            return course.inForce() == null ? Phase.CLEAR : Phase.LIFTED;
        }
        if (next.announced() != null) {
            return Phase.ANNOUNCED;
        }
        if (at.isBefore(inForce.start())) {
            return Phase.APPROVED;
        }
        return course.inForce() == null ? Phase.IN_FORCE : Phase.CHANGED;
    }

    private Assessment required(String what) {
        if (proposal == null) {
            throw new IllegalStateException("nothing to " + what + ": no proposal waits");
        }
        return Objects.requireNonNull(proposal);
    }

    private Transition step(
            Instant at,
            Transition.Cause cause,
            Phase to,
            @Nullable Assessment assessment,
            @Nullable News news,
            String note) {
        return new Transition(at, cause, phase, to, assessment, news, note);
    }

    private Docket with(Course next, Phase to, @Nullable Assessment waiting, @Nullable Gist refused) {
        if (!phase.canBecome(to)) {
            throw new IllegalStateException("warning: " + phase.word() + " cannot become " + to.word());
        }
        return new Docket(next, to, waiting, refused);
    }

    private Moved moved(
            Course next, Phase to, @Nullable Assessment waiting, @Nullable Gist refused, List<Transition> transitions) {
        return new Moved(with(next, to, waiting, refused), transitions);
    }
}
