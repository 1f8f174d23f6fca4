package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airalert.access.ApiKeys;
import org.airalert.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way into the office side, as its router knows them, tried by everybody. Who may come in is written down once more in {@code office-ways.txt}, apart
 * from the program: a route that is not in that table fails, and so does one that lets in somebody else than the table says.
 */
@Tag("P3.2.3a")
class AuthorisationTest {
    private static final String TABLE = "/office-ways.txt";
    private static final Map<Character, Role[]> PEOPLE = Map.of(
            'v', new Role[] {Role.VIEWER},
            'd', new Role[] {Role.DUTY_OFFICER},
            'a', new Role[] {Role.APPROVER},
            'r', new Role[] {Role.ADMINISTRATOR},
            // Drafts and approves: the one for whom the two-person rule matters.
            'b', new Role[] {Role.DUTY_OFFICER, Role.APPROVER});

    /** They end the session that the other calls need; AttacksTest logs out. */
    private static final Set<String> LEAVING = Set.of("POST /console/logout", "DELETE /api/v1/session");

    @TempDir
    Path data;

    private GatewayFixture gateway;
    private String url;
    private final Map<Character, RawClient> callers = new TreeMap<>();
    private OfficeClient officer;
    private OfficeClient both;

    @BeforeEach
    void open() throws Exception {
        gateway = new GatewayFixture(data);
        PEOPLE.forEach((letter, roles) -> gateway.person("person-" + letter, roles));
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
        for (char letter : PEOPLE.keySet()) {
            callers.put(letter, RawClient.loggedIn(url, "person-" + letter));
        }
        officer = new OfficeClient(url).as("person-d", GatewayFixture.PASSWORD);
        both = new OfficeClient(url).as("person-b", GatewayFixture.PASSWORD);
        callers.put('-', new RawClient(url, Map.of(), ""));
        callers.put('k', new RawClient(url, Map.of("Authorization", "Bearer " + gateway.key(ApiKeys.SCOPES)), ""));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void every_route_lets_in_those_of_the_table_and_nobody_else() throws Exception {
        Map<String, Set<Character>> table = table();
        List<String> ways = gateway.gateway.officeWays();
        assertThat(new TreeSet<>(ways))
                .as("routes of the program, each in %s", TABLE)
                .isEqualTo(new TreeSet<>(table.keySet()));

        List<String> wrong = new ArrayList<>();
        for (String way : ways) {
            if (LEAVING.contains(way)) {
                continue;
            }
            for (Map.Entry<Character, RawClient> caller : callers.entrySet()) {
                RawClient.Reply reply = call(caller.getValue(), way, draftFor(way));
                // What is open to everybody may still say that a password is wrong.
                boolean let = table.get(way).contains('-') ? reply.status() < 500 : isIn(reply);
                if (let != table.get(way).contains(caller.getKey())) {
                    wrong.add(way + " by " + caller.getKey() + ": " + (let ? "let in" : "refused"));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_change_needs_the_token_of_the_session_whoever_asks() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String way : gateway.gateway.officeWays()) {
            boolean open = table().get(way).contains('-');
            if (way.startsWith("GET ") || open) {
                continue;
            }
            for (char letter : PEOPLE.keySet()) {
                RawClient.Reply reply = call(callers.get(letter).withoutToken(), way, "al-none");
                if (reply.status() != 403) {
                    wrong.add(way + " by " + letter + " without a token: " + reply.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_signs_what_they_drafted_by_whatever_route_and_somebody_else_may() throws Exception {
        for (String way : gateway.gateway.officeWays()) {
            if (!way.endsWith("/approve") || !way.contains("/alerts/")) {
                continue;
            }
            String own = draft(both);
            RawClient.Reply refused = call(callers.get('b'), way, own);
            assertThat(refused.status()).as(way).isEqualTo(403);
            assertThat(state(own)).isEqualTo("submitted");

            String others = draft(officer);
            RawClient.Reply signed = call(callers.get('b'), way, others);
            assertThat(signed.status()).as(way + ": " + signed.text()).isIn(200, 303);
            assertThat(state(others)).isIn("approved", "published");
        }
    }

    private String state(String alert) throws Exception {
        return officer.get("/alerts/" + alert).json().getString("state");
    }

    /** A fresh draft where the call would use it up. */
    private String draftFor(String way) throws Exception {
        return way.startsWith("POST ") && way.contains("/alerts/:id") ? draft(officer) : "al-none";
    }

    private static String draft(OfficeClient by) throws Exception {
        OfficeClient.Reply drafted = by.post("/alerts", """
                {"kind":"advisory","areas":["410400"],"expectedEnd":"2026-01-09T00:00:00+08:00",
                 "text":{"zh":"注意防护","en":"Take care"}}""");
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        return drafted.json().getString("id");
    }

    private RawClient.Reply call(RawClient by, String way, String alert) throws Exception {
        String method = way.substring(0, way.indexOf(' '));
        String path = way.substring(way.indexOf(' ') + 1)
                .replace(":code", "410400")
                .replace("/alerts/:id", "/alerts/" + alert)
                .replaceAll(":[a-z]+", "none");
        if (path.startsWith("/console")) {
            String seen = path.endsWith("/approve") && path.contains("/alerts/") ? by.seen(alert) : "";
            return by.form(method, path, "reason=x&seen=" + seen);
        }
        return by.send(
                method,
                path,
                "{\"reason\":\"x\",\"type\":\"observation\"}".getBytes(StandardCharsets.UTF_8),
                "application/json");
    }

    private static boolean isIn(RawClient.Reply reply) {
        boolean toLogIn = reply.status() == 303 && reply.location().startsWith("/console/login");
        return reply.status() != 401 && reply.status() != 403 && !toLogIn;
    }

    private static Map<String, Set<Character>> table() throws Exception {
        try (var in = AuthorisationTest.class.getResourceAsStream(TABLE)) {
            Map<String, Set<Character>> table = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> table.put(
                            line.substring(7).strip(),
                            line.substring(0, 7)
                                    .chars()
                                    .filter(letter -> letter != ' ' && letter != '.')
                                    .mapToObj(letter -> (char) letter)
                                    .collect(Collectors.toSet())));
            return table;
        }
    }
}
