package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The guide shows what the tests saw, and nothing that nobody renews. */
class GuidePicturesTest {
    private static final Path TESTS = Path.of("src/test/java/org/rocketrewards/it/browser");
    private static final Pattern TAKEN =
            Pattern.compile("Accessibility\\s*\\.(?:look|fits|lookAtDialog)\\(\\s*\\w+,\\s*\"([a-z0-9-]+)\"");
    private static final int WIDTH = 1280;
    private static final long MOST_BYTES = 150_000;

    @Test
    void everyPictureIsTakenByATest() throws IOException {
        Set<String> taken = new TreeSet<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.toList()) {
                Matcher matcher = TAKEN.matcher(Files.readString(file));
                while (matcher.find()) {
                    taken.add(matcher.group(1));
                }
            }
        }

        assertThat(GuidePictures.named()).hasSizeGreaterThan(10).isSubsetOf(taken);
    }

    @Test
    void everyPictureIsThereAndSmallAndNamed() throws IOException {
        List<String> there = new ArrayList<>();
        try (Stream<Path> files = Files.list(GuidePictures.PICTURES)) {
            for (Path file : files.toList()) {
                BufferedImage picture = ImageIO.read(file.toFile());
                assertThat(picture.getWidth()).as(file.toString()).isEqualTo(WIDTH);
                assertThat(Files.size(file)).as(file.toString()).isLessThan(MOST_BYTES);
                there.add(file.getFileName().toString().replace(".png", ""));
            }
        }

        assertThat(there).containsExactlyInAnyOrderElementsOf(GuidePictures.named());
    }
}
