package org.rocketrewards.seal.control;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A PDF of one A4 page: a heading and lines in a fixed pitch. Written by hand because that is all there is to show: the
 * fonts are those that every reader has, and no library is needed.
 */
final class OnePage {
    /** The encoding that the page declares for its fonts. */
    private static final Charset WIN_ANSI = Charset.forName("windows-1252");

    private static final int LEFT = 56;
    private static final int TOP = 780;
    private static final int LEADING = 15;

    private final String title;
    private final List<String> lines;

    OnePage(String title, List<String> lines) {
        this.title = title;
        this.lines = List.copyOf(lines);
    }

    byte[] bytes() {
        byte[] content = content().getBytes(WIN_ANSI);
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked false >>"
                + " /ViewerPreferences << /DisplayDocTitle true >> >>"));
        objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        objects.add(ascii("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
                + " /Resources << /Font << /H 4 0 R /C 5 0 R >> >> >>"));
        objects.add(ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"));
        objects.add(ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(ascii("<< /Length " + content.length + " >>\nstream\n"));
        stream.writeBytes(content);
        stream.writeBytes(ascii("\nendstream"));
        objects.add(stream.toByteArray());
        objects.add(("<< /Title (" + escaped(title) + ") /Producer (Rocket) >>").getBytes(WIN_ANSI));
        return file(objects);
    }

    private String content() {
        StringBuilder content = new StringBuilder("BT\n/H 16 Tf\n1 0 0 1 " + LEFT + ' ' + TOP + " Tm\n");
        content.append('(')
                .append(escaped(title))
                .append(") Tj\n/C 9 Tf\n")
                .append(LEADING)
                .append(" TL\nT*\n");
        for (String line : lines) {
            content.append("T*\n(").append(escaped(line)).append(") Tj\n");
        }
        return content.append("ET").toString();
    }

    private static byte[] file(List<byte[]> objects) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.7\n"));
        file.writeBytes(new byte[] {'%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n ", file.size()))
                    .append('\n');
            file.writeBytes(ascii((i + 1) + " 0 obj\n"));
            file.writeBytes(objects.get(i));
            file.writeBytes(ascii("\nendobj\n"));
        }
        int start = file.size();
        file.writeBytes(ascii(table.toString()));
        file.writeBytes(ascii("trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R /Info " + objects.size()
                + " 0 R >>\nstartxref\n" + start + "\n%%EOF\n"));
        return file.toByteArray();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
