package org.rocketrewards.it.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * The pictures of docs/admin-guide.md: taken by the browser tests, and renewed with {@code ./rocket test
 * -Drocket.guide.pictures=true}. They have 256 colours at most, which an interface can do with and a repository can bear.
 */
final class GuidePictures {
    private static final Path ROOT = Path.of(System.getProperty("rocket.reactor", ".."));
    private static final Path GUIDE = ROOT.resolve("docs/admin-guide.md");
    static final Path PICTURES = ROOT.resolve("docs/images");

    private static final Pattern NAMED = Pattern.compile("\\(images/([a-z0-9-]+)\\.png\\)");
    private static final boolean RENEWED = Boolean.getBoolean("rocket.guide.pictures");
    private static final int COLOURS = 256;

    private GuidePictures() {}

    /** Keeps a picture if the guide names it and they are to be renewed. */
    static void keep(String name, byte[] png) {
        if (RENEWED && named().contains(name)) {
            try {
                Files.createDirectories(PICTURES);
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
                ImageIO.write(
                        withFewColours(picture),
                        "png",
                        PICTURES.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The pictures that the guide names. */
    static Set<String> named() {
        Set<String> names = new TreeSet<>();
        try {
            Matcher matcher = NAMED.matcher(Files.readString(GUIDE));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static BufferedImage withFewColours(BufferedImage picture) {
        int[] palette = palette(picture);
        byte[][] channels = new byte[3][palette.length];
        for (int i = 0; i < palette.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                channels[channel][i] = (byte) (palette[i] >> (16 - 8 * channel));
            }
        }
        BufferedImage small = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, channels[0], channels[1], channels[2]));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int index =
                        nearest.computeIfAbsent(picture.getRGB(x, y) & 0xFFFFFF, colour -> nearest(palette, colour));
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        return small;
    }

    /** The commonest colour of each of the commonest groups of like colours. */
    private static int[] palette(BufferedImage picture) {
        Map<Integer, Map<Integer, Integer>> groups = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y) & 0xFFFFFF;
                groups.computeIfAbsent(colour & 0xF0F0F0, group -> new HashMap<>())
                        .merge(colour, 1, Integer::sum);
            }
        }
        List<Map<Integer, Integer>> commonest = groups.values().stream()
                .sorted(Comparator.comparingInt((Map<Integer, Integer> group) -> group.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .reversed())
                .limit(COLOURS)
                .toList();
        return commonest.stream()
                .mapToInt(group -> group.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey())
                .toArray();
    }

    private static int nearest(int[] palette, int colour) {
        int found = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int step = ((palette[i] >> shift) & 0xFF) - ((colour >> shift) & 0xFF);
                distance += step * step;
            }
            if (distance < least) {
                least = distance;
                found = i;
            }
        }
        return found;
    }
}
