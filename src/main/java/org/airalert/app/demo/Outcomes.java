package org.airalert.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.directory.Recipient;

/** What the run came to: the table at its end, and what was not as it must be. */
final class Outcomes {
    private final Teller teller;
    private final Map<String, ChannelFile> channels;
    private final List<Told> told;
    private final List<Delivery> deliveries;
    private final Figures figures;

    /** A warning step as it was told. */
    record Told(Instant at, Alert alert) {}

    /** @param deliveries all of them, as they stand at the end */
    Outcomes(
            Teller teller,
            Map<String, ChannelFile> channels,
            List<Told> told,
            List<Delivery> deliveries,
            Figures figures) {
        this.teller = teller;
        this.channels = Map.copyOf(channels);
        this.told = List.copyOf(told);
        this.deliveries = List.copyOf(deliveries);
        this.figures = figures;
    }

    /** One line for everything that a run must not leave behind; empty after a good one. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (told.isEmpty()) {
            faults.add("没有预警 | no warning was told");
        }
        long open = deliveries.stream().filter(one -> !isFinal(one)).count();
        if (open > 0) {
            faults.add(open + " 件未到终态 | " + open + " deliveries have not reached a final state");
        }
        long unmatched = figures.receipts().unmatched();
        if (unmatched > 0) {
            faults.add(unmatched + " 个回执无对应 | " + unmatched + " receipts match no delivery");
        }
        return faults;
    }

    /** Every warning step, in order. */
    List<Told> told() {
        return told;
    }

    boolean allFinal() {
        return deliveries.stream().allMatch(this::isFinal);
    }

    private boolean isFinal(Delivery delivery) {
        ChannelFile channel = channels.get(delivery.channel());
        boolean receipts = channel != null && channel.tracking().receipts();
        return delivery.progress().state().isFinal(receipts);
    }

    List<String> warnings(Announcements really) {
        Columns table = new Columns(6);
        table.add("时间 time", "动作 action", "级别 level", "生效 effective", "提前 lead", "当时实际发布 really announced then");
        for (Told one : told) {
            var facts = one.alert().facts();
            table.add(
                    teller.moment(one.at()),
                    one.alert().kind().zh() + " " + one.alert().kind().name(),
                    facts.level() == null
                            ? "-"
                            : facts.level().zh() + " " + facts.level().word(),
                    facts.effective() == null ? "-" : teller.moment(facts.effective()),
                    facts.leadTimeHours() == null
                            ? "-"
                            : String.format(Locale.ROOT, "%.0f h", facts.leadTimeHours()) + (facts.late() ? " *" : ""),
                    really(one, really));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("  * 不足 48 小时 | less than the plan's 48 h ahead");
        return lines;
    }

    private String really(Told one, Announcements really) {
        boolean raises = switch (one.alert().kind()) {
            case ISSUE, UPGRADE -> true;
            case DOWNGRADE,
                    EXTEND,
                    RESCHEDULE,
                    LIFT,
                    WITHDRAW,
                    CORRECTION,
                    CANCEL,
                    ADVISORY,
                    START,
                    STOP,
                    REMINDER,
                    DRILL -> false;
        };
        return !raises
                ? "未见 none found"
                : really.beside(one.alert().facts().level(), one.at())
                        .map(fact -> announced(one, fact))
                        .orElse("未见 none found");
    }

    private String announced(Told one, Announcements.Fact fact) {
        String when = teller.moment(fact.at());
        if (!fact.hour()) {
            return when.substring(0, 10) + " 起，无时刻、未见解除 (since then; no hour, no lift found)";
        }
        long hours = Duration.between(one.at(), fact.at()).toHours();
        return when
                + (hours >= 0
                        ? "，比演示晚 " + hours + " 小时 (" + hours + " h after the demo)"
                        : "，比演示早 " + -hours + " 小时 (" + -hours + " h before the demo)");
    }

    List<String> channels() {
        Map<String, Map<DeliveryState, Long>> states = new TreeMap<>();
        deliveries.forEach(one -> states.computeIfAbsent(one.channel(), none -> new EnumMap<>(DeliveryState.class))
                .merge(one.progress().state(), 1L, Long::sum));
        Map<String, Long> attempts = figures.attempts();
        Map<String, List<Double>> millis = figures.acceptedAfterMillis();
        Columns table = new Columns(2);
        table.add("渠道 channel", "状态 states", "重发 retries", "p50 ms", "p95 ms", "p99 ms");
        states.forEach((channel, counts) -> row(
                table, channel, counts, attempts.getOrDefault(channel, 0L), millis.getOrDefault(channel, List.of())));
        Map<DeliveryState, Long> all = new EnumMap<>(DeliveryState.class);
        states.values().forEach(counts -> counts.forEach((state, number) -> all.merge(state, number, Long::sum)));
        long tried = attempts.values().stream().mapToLong(Long::longValue).sum();
        List<Double> times =
                millis.values().stream().flatMap(List::stream).sorted().toList();
        row(table, "合计 all", all, tried, times);
        return table.lines();
    }

    private void row(
            Columns table, String channel, Map<DeliveryState, Long> counts, long attempts, List<Double> times) {
        String states = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        long first = deliveries.stream()
                .filter(one -> channel.equals(one.channel()) || !channels.containsKey(channel))
                .filter(one -> one.progress().attempts() > 0)
                .count();
        ChannelFile file = channels.get(channel);
        String name = file == null ? channel : file.name().zh() + " " + channel;
        table.add(name, states, attempts - first, percentile(times, 50), percentile(times, 95), percentile(times, 99));
    }

    /** The nearest-rank percentile, in whole milliseconds. */
    private static String percentile(List<Double> sorted, int percent) {
        if (sorted.isEmpty()) {
            return "-";
        }
        int rank = Math.max(1, (sorted.size() * percent + 99) / 100);
        return Long.toString(Math.round(sorted.get(rank - 1)));
    }

    String receipts() {
        Figures.Receipts seen = figures.receipts();
        return "回执 receipts: " + seen.received() + " 收到 received, " + (seen.received() - seen.unmatched())
                + " 对上 matched, " + seen.early() + " 先于应答 before the answer, " + seen.twice() + " 重复 twice, "
                + seen.unmatched() + " 无对应 unmatched";
    }

    /** Who had to confirm, who did, and who was asked or told because of those who did not. */
    String confirmations() {
        List<Delivery> asked = deliveries.stream()
                .filter(one -> one.step() == 0
                        && one.confirmBy() != null
                        && one.progress().acceptedAt() != null)
                .toList();
        long confirmed = asked.stream()
                .filter(one -> one.progress().confirmedAt() != null)
                .count();
        List<Delivery> later = deliveries.stream().filter(one -> one.step() > 0).toList();
        long again = later.stream().filter(one -> one.confirmBy() != null).count();
        return "确认 confirmations: " + asked.size() + " 件须确认 asked for, " + confirmed + " 已确认 given, " + again
                + " 件转下一联系人 to the next contact, " + (later.size() - again)
                + " 件报监督单位 to supervising units";
    }

    /** How the one whose address is dead fared. */
    String dead(Recipient school) {
        List<Delivery> own = deliveries.stream()
                .filter(one -> one.recipient().equals(school.id()))
                .toList();
        Map<String, Long> ends = own.stream()
                .collect(Collectors.groupingBy(
                        one -> one.progress().state().word(), TreeMap::new, Collectors.counting()));
        long attempts = own.stream().mapToLong(one -> one.progress().attempts()).sum();
        String shown = ends.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "地址不通 dead address: " + school.name() + " (" + school.id() + "): " + shown + ", " + attempts
                + " 次尝试 attempts";
    }
}
