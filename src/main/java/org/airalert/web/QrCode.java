package org.airalert.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code (ISO/IEC 18004) as the path of an SVG, one unit a module: sharp on paper at any size. Pure. */
public final class QrCode {
    private QrCode() {}

    /**
     * @param size units in width and height, quiet zone included
     * @param path for the attribute {@code d}
     */
    public record Drawing(int size, String path) {}

    /** @throws IllegalArgumentException when the text is too long for any code */
    public static Drawing of(String text) {
        try {
            BitMatrix bits = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < bits.getHeight(); y++) {
                for (int x = 0; x < bits.getWidth(); x++) {
                    if (bits.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new Drawing(bits.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "text: " + text.length() + " characters (expected: what fits into a QR code)", e);
        }
    }
}
