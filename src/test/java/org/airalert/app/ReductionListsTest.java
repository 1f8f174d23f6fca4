package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.airalert.access.Role;
import org.airalert.alert.AlertState;
import org.airalert.delivery.Delivery;
import org.airalert.reduction.CreditCode;
import org.airalert.reduction.ListReader;
import org.airalert.store.DeliveryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reduction lists of a whole city through the API of a running gateway (plan, 4.2.1-1 to -6). Times are told, and decide nothing. */
class ReductionListsTest {
    private static final int MANY = 20_000;
    private static final int PLANTED = 100;
    private static final List<String> COUNTIES = List.of("410402", "410403", "410421", "410422", "410481");

    private GatewayFixture gateway;
    private OfficeClient administrator;
    private OfficeClient duty;
    private OfficeClient approver;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = new GatewayFixture(data);
        var ports = done(gateway.gateway.start());
        gateway.person("admin-1", Role.ADMINISTRATOR);
        gateway.person("duty-1", Role.DUTY_OFFICER);
        gateway.person("approver-1", Role.APPROVER);
        OfficeClient office = new OfficeClient("http://127.0.0.1:" + ports.officePort());
        administrator = office.as("admin-1", GatewayFixture.PASSWORD);
        duty = office.as("duty-1", GatewayFixture.PASSWORD);
        approver = office.as("approver-1", GatewayFixture.PASSWORD);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static List<String> headings() {
        return List.copyOf(ListReader.columns());
    }

    private static String code(int number) {
        String first = String.format("91410400MA%07d", number);
        return first + CreditCode.checkSign(first);
    }

    /** 100 kg a day of everything, of which 12, 24 and 36 are saved. */
    private static List<String> row(int number, String line) {
        List<String> row = new ArrayList<>(List.of(
                "industrial",
                "第" + number + "号企业",
                code(number),
                COUNTIES.get(number % COUNTIES.size()),
                "耐火材料",
                "C",
                line,
                "停产第" + number + "号窑一半",
                "停产第" + number + "号窑",
                "全厂停产" + number,
                "值班责任人",
                "+1-202-555-0100"));
        for (int pollutant = 0; pollutant < 4; pollutant++) {
            row.addAll(List.of("100", "12", "24", "36"));
        }
        return row;
    }

    private static byte[] csv(List<List<String>> rows) {
        StringBuilder text = new StringBuilder(rows.size() * 200);
        rows.forEach(row -> text.append(String.join(",", row)).append("\r\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<String>> many() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings());
        for (int i = 1; i <= MANY; i++) {
            rows.add(row(i, "1号窑"));
        }
        return rows;
    }

    /** Each fault once in its own row; where it must be named. */
    private static List<String> plant(List<List<String>> rows) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < PLANTED; i++) {
            int at = 37 + i * 199;
            List<String> row = new ArrayList<>(rows.get(at));
            Map<String, String> faults = new java.util.TreeMap<>(Map.of(
                    "creditCode",
                    "91410400MA0000000X",
                    "county",
                    "某县",
                    "phone",
                    "无",
                    "so2I",
                    "-3",
                    "enterprise",
                    "",
                    "source",
                    "其他"));
            String column = List.copyOf(faults.keySet()).get(i % faults.size());
            row.set(headings().indexOf(column), faults.get(column));
            rows.set(at, row);
            expected.add("/" + (at + 1) + "/" + column);
        }
        return expected;
    }

    private OfficeClient.Reply take(byte[] file, String query) throws Exception {
        return administrator.send("POST", "/reduction/import" + query, file, Map.of());
    }

    @Test
    @Tag("P4.2.1")
    @Tag("P4.2.1-2..6")
    void twenty_thousand_enterprises_are_checked_whole_and_each_is_told_its_own_lines() throws Exception {
        List<List<String>> rows = many();
        List<List<String>> faulty = new ArrayList<>(rows);
        List<String> planted = plant(faulty);

        long began = System.nanoTime();
        OfficeClient.Reply refused = take(csv(faulty), "");
        long checked = System.nanoTime();
        OfficeClient.Reply taken = take(csv(rows), "");
        long kept = System.nanoTime();
        String alert = published();
        long queued = System.nanoTime();

        System.out.println("reduction: 20000 lines with 100 faults checked in " + millis(began, checked)
                + " ms, taken in " + millis(checked, kept) + " ms, messages rendered and queued in "
                + millis(kept, queued) + " ms");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactlyInAnyOrderElementsOf(planted);
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.json().getInteger("enterprises")).isEqualTo(MANY);
        List<Delivery> deliveries = done(gateway.store
                        .deliveries()
                        .list(new DeliveryStore.Filter(
                                new org.airalert.alert.AlertId(alert),
                                "enterprises-push",
                                null,
                                null,
                                null,
                                MANY + 100)))
                .stream()
                .map(DeliveryStore.Tracked::delivery)
                .filter(one -> one.recipient().startsWith("list-"))
                .toList();
        assertThat(deliveries).hasSize(MANY);
        assertThat(deliveries)
                .allSatisfy(one -> assertThat(one.fields().get("recipient.measures"))
                        .isEqualTo(
                                "1. 1号窑：停产" + one.fields().get("recipient.name").replace("企业", "") + "窑"));
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }

    /** An orange warning by hand, as soon as all its deliveries are planned. */
    private String published() throws Exception {
        Instant start = GatewayFixture.NOW.plusSeconds(3600 * 50);
        JsonObject draft = new JsonObject()
                .put("kind", "issue")
                .put("level", "orange")
                .put("responseStart", start.toString())
                .put("effective", start.toString())
                .put("expectedEnd", start.plusSeconds(3600 * 72).toString())
                .put(
                        "outlook",
                        new JsonObject()
                                .put("lowest", 180)
                                .put("highest", 260)
                                .put(
                                        "dailyMeans",
                                        new io.vertx.core.json.JsonArray()
                                                .add(new JsonObject()
                                                        .put("date", "2026-01-08")
                                                        .put("aqi", 230)))
                                .put("primaryPollutants", new io.vertx.core.json.JsonArray().add("PM2.5")));
        OfficeClient.Reply made = duty.post("/alerts", draft.encode());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().getString("id");
        OfficeClient.Reply approved = approver.post("/alerts/" + id + "/approve", "{}");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        org.airalert.machine.Waiting.until(() -> done(gateway.gateway.desk().alert(new org.airalert.alert.AlertId(id)))
                        .orElseThrow()
                        .state()
                == AlertState.PUBLISHED);
        return id;
    }

    @Test
    @Tag("P4.2.1")
    void sums_are_held_against_the_shares_and_sulphur_may_make_up_for_nitrogen() throws Exception {
        List<String> sulphur = new ArrayList<>(row(1, "1号窑"));
        sulphur.set(headings().indexOf("so2III"), "16");
        sulphur.set(headings().indexOf("noxIII"), "4");
        List<String> little = new ArrayList<>(row(2, "1号窑"));
        little.set(headings().indexOf("pmI"), "29");

        JsonObject counties =
                take(csv(List.of(headings(), sulphur, little)), "?dryRun=true").json();

        JsonObject made = counties.getJsonArray("counties").getJsonObject(0).getJsonObject("levels");
        JsonObject short1 = counties.getJsonArray("counties").getJsonObject(1).getJsonObject("levels");
        assertThat(made.getJsonObject("III").getJsonArray("shortfalls")).isEmpty();
        assertThat(short1.getJsonObject("I").getJsonArray("shortfalls")).containsExactly("PM");
        assertThat(administrator.get("/reduction").json().getJsonArray("counties"))
                .isEmpty();
    }

    @Test
    @Tag("P4.2.1-2..6")
    void a_workbook_with_Chinese_headings_is_read_as_well_and_an_enterprise_has_its_own_lines() throws Exception {
        List<String> zh = new ArrayList<>(List.of(
                "清单类型",
                "企业名称",
                "统一社会信用代码",
                "县(市、区)",
                "行业类型",
                "绩效等级",
                "生产线",
                "III级措施",
                "II级措施",
                "I级措施",
                "减排责任人",
                "联系电话"));
        for (String pollutant : List.of("二氧化硫", "氮氧化物", "颗粒物", "挥发性有机物")) {
            zh.addAll(List.of(pollutant + "排放量", pollutant + "III级减排量", pollutant + "II级减排量", pollutant + "I级减排量"));
        }
        List<String> first = new ArrayList<>(row(7, "1号窑"));
        first.set(0, "工业源");
        first.set(3, "叶县");
        List<String> second = new ArrayList<>(first);
        second.set(6, "2号窑");

        OfficeClient.Reply taken = take(workbook(List.of(zh, first, second)), "");
        String id = gateway.config.recipients().isEmpty()
                ? ""
                : administrator.get("/recipients?audience=enterprises&limit=500").items().stream()
                        .map(one -> ((JsonObject) one).getString("id"))
                        .filter(one -> one.startsWith("list-"))
                        .findFirst()
                        .orElse("");
        JsonObject own = administrator.get("/reduction/enterprises/" + id).json();

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(own.getString("county")).isEqualTo("410422");
        assertThat(own.getJsonArray("lines").stream().map(one -> ((JsonObject) one).getString("line")))
                .containsExactly("1号窑", "2号窑");
    }

    /** The least that ECMA-376 asks of a workbook. */
    private static byte[] workbook(List<List<String>> rows) throws Exception {
        StringBuilder sheet = new StringBuilder(
                "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int i = 0; i < rows.size(); i++) {
            sheet.append("<row r=\"").append(i + 1).append("\">");
            for (int j = 0; j < rows.get(i).size(); j++) {
                String column = j < 26 ? "" + (char) ('A' + j) : "A" + (char) ('A' + j - 26);
                sheet.append("<c r=\"")
                        .append(column)
                        .append(i + 1)
                        .append("\" t=\"inlineStr\"><is><t>")
                        .append(rows.get(i).get(j))
                        .append("</t></is></c>");
            }
            sheet.append("</row>");
        }
        sheet.append("</sheetData></worksheet>");
        String main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packages =
                "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + main + "/%s\" Target=\"%s\"/></Relationships>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            entry(zip, "_rels/.rels", String.format(packages, "officeDocument", "xl/workbook.xml"));
            entry(zip, "xl/_rels/workbook.xml.rels", String.format(packages, "worksheet", "worksheets/sheet1.xml"));
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
                            + main + "\"><sheets><sheet name=\"清单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            entry(zip, "xl/worksheets/sheet1.xml", sheet.toString());
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
