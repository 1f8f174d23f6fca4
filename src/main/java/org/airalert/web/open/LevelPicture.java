package org.airalert.web.open;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /og.png}: the picture that other sites show beside a link to the page (Open Graph, 1200 by 630 points). Drawn in the page's font where this
 * machine has it; without any Chinese font the English lines alone, without fonts at all the colour alone. Blocking.
 */
final class LevelPicture {
    static final int WIDTH = 1200;
    static final int HEIGHT = 630;
    private static final int LEFT = 80;
    private static final Logger LOG = LoggerFactory.getLogger(LevelPicture.class);
    /** The page's fonts that know Chinese, in its order. */
    private static final List<String> FAMILIES = List.of(
            "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", Font.SANS_SERIF);

    private Lines last = new Lines(new Tone("", ""), List.of());
    private byte[] bytes = new byte[0];

    /** @param lines from the top; the second is the largest */
    record Lines(Tone tone, List<Line> lines) {}

    record Line(String zh, String en) {}

    /** Looked for once, when the first picture is drawn: it takes a while. */
    private static final class Family {
        static final Optional<String> FOUND = family();
    }

    private static Optional<String> family() {
        System.setProperty("java.awt.headless", "true");
        try {
            Set<String> there = Set.copyOf(Arrays.asList(
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT)));
            return FAMILIES.stream().filter(there::contains).findFirst().or(() -> Optional.of(Font.SANS_SERIF));
        } catch (RuntimeException | Error e) {
            // A Java without fontconfig throws an InternalError here, and works for everything else.
            LOG.warn("no fonts on this machine, the picture has no text reason={}", e.toString());
            return Optional.empty();
        }
    }

    /** The PNG; the same lines are drawn once. */
    synchronized byte[] draw(Lines lines) {
        if (!lines.equals(last)) {
            bytes = png(lines);
            last = lines;
        }
        return bytes;
    }

    private byte[] png(Lines lines) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.decode(lines.tone().paper()));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(Color.decode(lines.tone().ink()));
        Family.FOUND.ifPresent(name -> write(canvas, name, lines.lines()));
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream(40_000);
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }

    private static void write(Graphics2D canvas, String family, List<Line> lines) {
        int y = 110;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int size = i == 1 ? 84 : 40;
            boolean chinese = new Font(family, Font.PLAIN, size).canDisplayUpTo(line.zh()) < 0;
            y += i == 1 ? 70 : i == 0 ? 0 : 26;
            if (chinese) {
                y = put(canvas, line.zh(), new Font(family, i == 1 ? Font.BOLD : Font.PLAIN, size), y);
            }
            y = put(canvas, line.en(), new Font(family, Font.PLAIN, chinese ? size / 2 + 6 : size), y);
        }
    }

    /** Shrinks what does not fit. @return where the next line stands */
    private static int put(Graphics2D canvas, String text, Font wanted, int y) {
        Font font = wanted;
        while (canvas.getFontMetrics(font).stringWidth(text) > WIDTH - 2 * LEFT && font.getSize() > 12) {
            font = font.deriveFont(font.getSize2D() - 2);
        }
        canvas.setFont(font);
        canvas.drawString(text, LEFT, y);
        return y + (int) (wanted.getSize() * 1.1);
    }
}
