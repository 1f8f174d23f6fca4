package org.airalert.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.delivery.Folding;
import org.airalert.delivery.Receipt;
import org.airalert.store.DeliveryStore;
import org.airalert.store.sqlite.Rows.Row;
import org.jspecify.annotations.Nullable;

/** Matches receipts with deliveries, keeps those that came too early, and takes confirmations. For the writing thread. */
final class Receipts {
    private static final String EARLY =
            "SELECT state, at, reason, targeted, arrived, missed FROM early_receipt WHERE channel = ? AND provider_id = ?";

    private final Changes changes;

    Receipts(Changes changes) {
        this.changes = changes;
    }

    List<Boolean> receive(Sql sql, String channel, List<Receipt> receipts, Instant now) throws SQLException {
        long number = changes.names().number(sql, channel);
        List<Boolean> matched = new ArrayList<>(receipts.size());
        for (Receipt receipt : receipts) {
            Optional<Row> row = find(sql, number, receipt);
            if (row.isPresent()) {
                fold(sql, row.get(), receipt);
            } else if (receipt.providerId() != null) {
                keep(sql, number, receipt, now);
            }
            matched.add(row.isPresent());
        }
        return matched;
    }

    boolean confirm(Sql sql, String id, Instant now) throws SQLException {
        Optional<Row> row = Changes.byId(sql, id);
        if (row.isPresent()) {
            changes.report(sql, row.get(), Folding.confirmation(row.get().progress(), now));
        }
        return row.isPresent();
    }

    /** The answer brought the receiver's own id: receipts by it match from now on, and those that came before are applied. */
    void provided(Sql sql, Row row, String providerId) throws SQLException {
        sql.update(
                "INSERT OR IGNORE INTO provider (channel, provider_id, delivery) VALUES (?, ?, ?)",
                row.channel(),
                providerId,
                row.no());
        List<Receipt> early = sql.list(found -> early(providerId, found), EARLY, row.channel(), providerId);
        if (early.isEmpty()) {
            return;
        }
        for (Receipt receipt : early) {
            fold(sql, Changes.byNo(sql, row.no()).orElseThrow(), receipt);
        }
        sql.update("DELETE FROM early_receipt WHERE channel = ? AND provider_id = ?", row.channel(), providerId);
    }

    static void forgetEarly(Sql sql, Instant now) throws SQLException {
        sql.update(
                "DELETE FROM early_receipt WHERE received_at < ?",
                now.minus(DeliveryStore.EARLY_RECEIPT_KEPT).toEpochMilli());
    }

    /** A receiver can only report what was sent to it through its own channel. */
    private static Optional<Row> find(Sql sql, long channel, Receipt receipt) throws SQLException {
        Optional<Row> row = Optional.empty();
        if (receipt.deliveryId() != null) {
            row = Changes.byId(sql, receipt.deliveryId());
        }
        if (row.isEmpty() && receipt.providerId() != null) {
            row = sql.first(
                    Rows::brief,
                    Rows.BRIEF + "WHERE no = (SELECT delivery FROM provider WHERE channel = ? AND provider_id = ?)",
                    channel,
                    receipt.providerId());
        }
        return row.filter(found -> found.channel() == channel && Folding.canBeReported(found.progress()));
    }

    private void fold(Sql sql, Row row, Receipt receipt) throws SQLException {
        changes.report(sql, row, Folding.receipt(row.progress(), receipt));
        Receipt.Counts counts = receipt.counts();
        if (counts != null) {
            // Numbers of a broadcast only grow, so the larger one is the newer one in whatever order they come.
            sql.update(
                    "UPDATE delivery SET targeted = max(coalesce(targeted, 0), ?), arrived = max(coalesce(arrived, 0), ?),"
                            + " missed = max(coalesce(missed, 0), ?) WHERE no = ?",
                    counts.targeted(),
                    counts.delivered(),
                    counts.failed(),
                    row.no());
        }
    }

    private static void keep(Sql sql, long channel, Receipt receipt, Instant now) throws SQLException {
        Receipt.Counts counts = receipt.counts();
        sql.update(
                "INSERT INTO early_receipt (channel, provider_id, received_at, state, at, reason, targeted, arrived, missed)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                channel,
                receipt.providerId(),
                now.toEpochMilli(),
                Codes.of(receipt.state()),
                receipt.at().toEpochMilli(),
                receipt.reason(),
                counts == null ? null : counts.targeted(),
                counts == null ? null : counts.delivered(),
                counts == null ? null : counts.failed());
    }

    private static Receipt early(String providerId, ResultSet row) throws SQLException {
        Long targeted = Sql.longOrNull(row, 4);
        Receipt.@Nullable Counts counts =
                targeted == null ? null : new Receipt.Counts(targeted, row.getLong(5), row.getLong(6));
        return new Receipt(
                null,
                providerId,
                Codes.receipt(row.getLong(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                counts,
                row.getString(3));
    }
}
