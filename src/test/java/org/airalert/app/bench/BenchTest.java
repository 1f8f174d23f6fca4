package org.airalert.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** That the benchmarks run and count right; how fast is for them to say. */
class BenchTest {
    private record Run(int exit, List<String> out) {
        List<JsonObject> rows() {
            return out.stream().map(JsonObject::new).toList();
        }
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        int exit =
                new CommandLine(new BenchCommand()).setOut(new PrintWriter(out)).execute(arguments);
        return new Run(exit, out.toString().lines().toList());
    }

    @Test
    void a_fan_out_is_measured_against_a_bare_client_and_every_delivery_is_accepted() {
        Run run = run("fanout", "--recipients", "500", "--rounds", "2", "--connections", "8", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.rows()).extracting(row -> row.getString("round")).containsExactly("1", "2", "median");
        assertThat(run.rows()).allSatisfy(row -> {
            assertThat(row.getString("bench")).isEqualTo("fanout");
            assertThat(row.getString("store")).isEqualTo("sqlite");
            assertThat(row.getInteger("recipients")).isEqualTo(500);
            assertThat(row.getInteger("accepted")).isEqualTo(500);
            assertThat(row.getInteger("bodyBytes")).isPositive();
            assertThat(row.getDouble("deliveriesPerSecond")).isPositive();
            assertThat(row.getDouble("withPlanningPerSecond")).isPositive();
            assertThat(row.getDouble("barePerSecond")).isPositive();
            assertThat(row.getDouble("ratio")).isPositive();
        });
    }

    @Test
    void without_json_a_table_says_under_what_conditions_it_was_measured() {
        Run run = run("fanout", "--recipients", "50", "--rounds", "1");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).hasSize(5);
        assertThat(run.out().get(0)).startsWith("fan-out to 50 recipients, 64 connections, store sqlite");
        assertThat(run.out().get(2)).contains("deliveriesPerSecond", "barePerSecond", "ratio");
    }

    @Test
    void receipts_are_measured_by_size_of_batch_and_all_match() {
        Run run = run("receipts", "--receipts", "300", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.rows()).extracting(row -> row.getInteger("batch")).containsExactly(1, 1, 100, 10_000);
        assertThat(run.rows()).extracting(row -> row.getInteger("matched")).containsExactly(30, 300, 300, 300);
    }

    @Test
    void three_carriers_take_and_report_every_message_once() {
        Run run = run("carrier", "--recipients", "300", "--rtt", "1ms", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.rows()).singleElement().satisfies(row -> {
            assertThat(row.getInteger("delivered")).isEqualTo(300);
            assertThat(row.getInteger("parts")).isGreaterThanOrEqualTo(300);
            assertThat(row.getInteger("duplicates")).isZero();
            assertThat(row.getDouble("p99Millis")).isPositive();
        });
    }

    @Test
    void what_a_window_allows_is_measured_for_each_protocol() {
        for (String protocol : List.of("cmpp2", "cmpp3", "sgip", "smgp", "smpp")) {
            Run run = run("carrier", "--protocol", protocol, "--messages", "200", "--rtt", "1ms", "--json");

            assertThat(run.exit()).as(protocol).isZero();
            assertThat(run.rows().get(0).getDouble("ratio")).as(protocol).isPositive();
        }
    }

    @Test
    void latency_is_told_from_an_approval_and_for_red_into_a_queue_of_drills() {
        Run run = run("latency", "--samples", "5", "--queued", "300", "--units", "3", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.rows())
                .extracting(row -> row.getString("from"))
                .containsExactly("approval-idle", "red-first", "red-all");
        assertThat(run.rows())
                .allSatisfy(row -> assertThat(row.getDouble("p50Millis"))
                        .isPositive()
                        .isLessThanOrEqualTo(row.getDouble("p99Millis")));
    }

    @Test
    void the_cost_of_a_delivery_is_told_by_the_number_of_recipients() {
        Run run = run("flat", "--most", "10000", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.rows()).singleElement().satisfies(row -> {
            assertThat(row.getInteger("accepted")).isEqualTo(10_000);
            assertThat(row.getDouble("sendMicros")).isPositive();
            assertThat(row.getDouble("ratio")).isEqualTo(1);
        });
    }

    @Test
    void the_heap_is_looked_at_while_a_small_process_queues_and_sends() {
        Run run = run("memory", "--deliveries", "10000", "--heap", "96m", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.rows())
                .extracting(row -> row.getString("stage"))
                .containsExactly("queued", "queued", "sent", "sent", "sent");
        assertThat(run.rows())
                .allSatisfy(row -> assertThat(row.getDouble("heapMegabytes"))
                        .isPositive()
                        .isLessThan(row.getDouble("maxHeapMegabytes")));
    }

    @Test
    void a_killed_gateway_is_timed_from_its_start_to_its_first_push() {
        Run run = run("recover", "--undelivered", "200", "--rounds", "1", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.getDouble("firstPushSeconds")).isPositive());
    }

    @Test
    void the_engine_is_measured_and_its_memory_grows_in_step_with_the_hours() {
        Run run = run("engine", "--rounds", "1", "--areas", "20", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.rows())
                .extracting(row -> row.getString("what"))
                .startsWith("year", "areas", "assessment", "memory");
        List<JsonObject> memory = run.rows().stream()
                .filter(row -> row.getString("what").equals("memory"))
                .toList();
        assertThat(memory).hasSize(7);
        JsonObject longest = memory.get(memory.size() - 1);
        JsonObject half = memory.get(memory.size() - 2);
        double hours = longest.getDouble("hours") / half.getDouble("hours");
        assertThat(longest.getDouble("number") / half.getDouble("number"))
                .as("bytes for " + hours + " times the hours")
                .isBetween(0.8 * hours, 1.2 * hours);
    }

    @Test
    void a_store_that_this_build_lacks_is_refused() {
        assertThat(run("fanout", "--store", "paper").exit()).isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
