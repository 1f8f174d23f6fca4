package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.airalert.worker.Workers;

/** A list as a file for a spreadsheet, filled page by page on a worker: CSV or XLSX, with the same cells. */
interface ListFile {
    /** Done when the rows are in it. One call at a time. */
    Future<Void> add(List<List<String>> rows);

    /** The whole file, when all rows are in it. */
    Future<Reply> done(String name);

    static ListFile csv(List<String> header) {
        CsvTable table = new CsvTable(header);
        return new ListFile() {
            @Override
            public Future<Void> add(List<List<String>> rows) {
                rows.forEach(table::add);
                return Future.succeededFuture();
            }

            @Override
            public Future<Reply> done(String name) {
                return Future.succeededFuture(
                        new Reply.Download(name + ".csv", "text/csv; charset=utf-8", table.toString()));
            }
        };
    }

    static ListFile xlsx(List<String> header, Workers workers) {
        XlsxTable table = new XlsxTable("list", header);
        return new ListFile() {
            @Override
            public Future<Void> add(List<List<String>> rows) {
                return workers.run(() -> table.add(rows)).mapEmpty();
            }

            @Override
            public Future<Reply> done(String name) {
                return workers.run(table::bytes)
                        .map(bytes -> new Reply.Attachment(name + ".xlsx", XlsxTable.TYPE, Buffer.buffer(bytes)));
            }
        };
    }
}
