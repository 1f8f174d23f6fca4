package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writing connection's transaction, with what is kept in memory beside it and must be undone with it. For the writing thread. */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final Sql sql;
    private final List<? extends Side> sides;

    Transaction(Sql sql, List<? extends Side> sides) {
        this.sql = sql;
        this.sides = sides;
    }

    /** Something in memory that shares the fate of the transaction's savepoints. */
    interface Side {
        /** The work since the last call holds, so far. */
        void keep();

        /** The work since the last {@link #keep()} is undone. */
        void undo();

        /** Last chance to write before the commit. */
        void beforeCommit(Sql sql) throws SQLException;

        /** @param committed false when all work since the last call is lost */
        void ended(boolean committed);
    }

    Sql sql() {
        return sql;
    }

    /**
     * Takes the lock for writing, and waits for it when another process has it: SQLite does not wait in a transaction that has read something
     * before (sqlite.org/c3ref/busy_handler.html). Changes nothing.
     */
    void begin() throws SQLException {
        sql.update("DELETE FROM mark WHERE name IS NULL");
    }

    void savepoint() throws SQLException {
        sql.update("SAVEPOINT piece");
    }

    void release() throws SQLException {
        sql.update("RELEASE piece");
        sides.forEach(Side::keep);
    }

    void undo() throws SQLException {
        sides.forEach(Side::undo);
        sql.update("ROLLBACK TO piece");
        sql.update("RELEASE piece");
    }

    void commit() throws SQLException {
        for (Side side : sides) {
            side.beforeCommit(sql);
        }
        sql.commit();
        sides.forEach(side -> side.ended(true));
    }

    /** Never fails: a file that cannot even be rolled back fails whatever comes next. */
    void rollback() {
        sides.forEach(side -> side.ended(false));
        try {
            sql.rollback();
        } catch (SQLException e) {
            LOG.error("not rolled back", e);
        }
    }
}
