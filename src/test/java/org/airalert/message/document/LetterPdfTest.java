package org.airalert.message.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.airalert.message.FrozenText;
import org.airalert.message.MessageFaults;
import org.airalert.message.OfficialDocument;
import org.airalert.message.RecipientFields;
import org.airalert.message.Renderer;
import org.airalert.message.Wording;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.message.lint.SampleAlerts.Sample;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Official letters as PDF. The pictures of their pages are left in {@code target/letters} to be looked at. */
class LetterPdfTest {
    private static final Renderer RENDERER = new Renderer(Wording.templates());
    private static final Path PICTURES = Path.of("target", "letters");

    @ParameterizedTest
    @EnumSource(OfficialDocument.class)
    @Tag("P1.2")
    void a_letter_is_printed_on_A4_with_red_head_number_title_and_date(OfficialDocument document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(LetterPdf.of(letter("issue/ahead", document)))) {
            String text = text(pdf);
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 72);

            assertThat(Math.round(pdf.getPage(0).getMediaBox().getWidth())).isEqualTo(595);
            assertThat(text.strip()).startsWith("平顶山市生态环境保护委员会办公室");
            assertThat(text.replaceAll("\\s", ""))
                    .contains("平环委办〔2019〕3号", "2019年1月3日", "—1—", "重污染天气橙色预警")
                    .doesNotContain("⟦", "【演练】");
            assertThat(red(page)).as("red points of head and line").isGreaterThan(800);
            keep(document.word(), pdf);
        }
    }

    @Test
    void every_font_is_embedded_so_that_no_machine_needs_one() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(LetterPdf.of(letter("issue/ahead", OfficialDocument.NOTICE)))) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);

                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("AirAlertDocument");
                }
            }
        }
    }

    @Test
    @Tag("P6.4")
    void a_drills_letter_says_so_in_head_and_title() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(LetterPdf.of(letter("issue/drill", OfficialDocument.UNIT_ORDER)))) {
            assertThat(text(pdf).split("【演练】", -1)).hasSizeGreaterThan(3);
            keep("order-unit-drill", pdf);
        }
    }

    @Test
    void a_character_that_the_fonts_do_not_have_is_named_and_no_empty_box_is_printed() {
        String letter = letter("issue/ahead", OfficialDocument.UNIT_ORDER).replace("市教育体育局", "市\uD840\uDC0B局");

        assertThatThrownBy(() -> LetterPdf.of(letter))
                .isInstanceOf(MessageFaults.class)
                .hasMessageContaining("U+2000B");
    }

    @Test
    void nothing_outside_the_letter_is_fetched() throws IOException {
        String letter = letter("lift/ahead", OfficialDocument.FILING)
                .replace(
                        "<h1>",
                        "<img src=\"file:///etc/hostname\"/><link rel=\"stylesheet\" href=\"http://192.0.2.1/x.css\"/><h1>");

        try (PDDocument pdf = Loader.loadPDF(LetterPdf.of(letter))) {
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).isEmpty();
        }
    }

    private static String letter(String sample, OfficialDocument document) {
        Sample found = SampleAlerts.all().stream()
                .filter(one -> one.name().equals(sample))
                .findFirst()
                .orElseThrow();
        FrozenText frozen = RENDERER.document(found.alert(), document, Wording.context());
        Map<String, String> fields = new HashMap<>();
        fields.put(RecipientFields.NAME, "市教育体育局");
        fields.put(
                RecipientFields.DUTIES, Wording.texts().units().get("education").duties());
        fields.put(RecipientFields.MEASURES, "1. 组织中小学校、幼儿园停止室外课程及活动。\n2. 督导已安装空气净化装置的学校及时开启。");
        fields.put(RecipientFields.DOCUMENT_NUMBER, "平环委办〔2019〕3号");
        return frozen.forRecipient(fields).body();
    }

    private static String text(PDDocument pdf) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(pdf);
    }

    private static int red(BufferedImage page) {
        int points = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int rgb = page.getRGB(x, y);
                boolean isRed = (rgb >> 16 & 0xff) > 150 && (rgb >> 8 & 0xff) < 110 && (rgb & 0xff) < 110;
                points += isRed ? 1 : 0;
            }
        }
        return points;
    }

    private static void keep(String name, PDDocument pdf) throws IOException {
        Files.createDirectories(PICTURES);
        PDFRenderer renderer = new PDFRenderer(pdf);
        for (int page = 0; page < pdf.getNumberOfPages(); page++) {
            ImageIO.write(
                    renderer.renderImageWithDPI(page, 80),
                    "png",
                    PICTURES.resolve(name + "-" + (page + 1) + ".png").toFile());
        }
    }
}
