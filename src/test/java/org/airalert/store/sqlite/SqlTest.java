package org.airalert.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteException;

class SqlTest {
    private static final String INSERT = "INSERT INTO thing (body) VALUES (zeroblob(100000))";

    @TempDir
    Path folder;

    @Test
    void a_statement_that_met_a_full_database_works_again_when_there_is_room() throws Exception {
        try (Sql sql = new Connections(folder.resolve("test.db")).writer(4_096)) {
            sql.update("CREATE TABLE thing (body BLOB)");
            sql.commit();
            sql.run("PRAGMA max_page_count = 40");
            assertThat(sql.update(INSERT)).isOne();
            assertThatThrownBy(() -> sql.update(INSERT))
                    .isInstanceOf(SQLiteException.class)
                    .hasMessageContaining("SQLITE_FULL");
            sql.rollback();

            sql.run("PRAGMA max_page_count = 4000");

            assertThat(sql.update(INSERT)).isOne();
            sql.commit();
            assertThat(sql.number(0, "SELECT count(*) FROM thing")).isOne();
        }
    }
}
