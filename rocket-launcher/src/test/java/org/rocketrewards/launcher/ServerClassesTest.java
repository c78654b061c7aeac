package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerClassesTest {
    @TempDir
    Path runtime;

    @Test
    void onlyTheServersOwnAreNoted() {
        assertThat(ServerClasses.fromTheServer(
                        "org.jvnet.hk2.config.Dom source: file:/srv/rocket/runtime/payara/runtime/hk2-config.jar"))
                .isEqualTo("org.jvnet.hk2.config.Dom");
        assertThat(ServerClasses.fromTheServer("java.util.Locale source: jrt:/java.base"))
                .isNull();
        assertThat(ServerClasses.fromTheServer("org.rocketrewards.launcher.Rocket source: file:/opt/rocket.jar"))
                .isNull();
        assertThat(ServerClasses.fromTheServer("jdk.proxy2.$Proxy1 source: __dynamic_proxy__"))
                .isNull();
    }

    @Test
    void whatOneStartNotedTheNextOneLoadsAhead() throws Exception {
        ServerClasses.of(runtime).end();
        Path list = runtime.resolve("classes.txt");
        assertThat(runtime.resolve("classes.log")).doesNotExist();
        Files.writeString(list, "org.example.Gone\norg.example.Wanted\n", StandardOpenOption.APPEND);
        CountDownLatch wanted = new CountDownLatch(1);

        ServerClasses again = ServerClasses.of(runtime);
        again.load(loader(wanted));

        assertThat(wanted.await(1, TimeUnit.MINUTES)).isTrue();
        again.end();
        assertThat(list).content().contains("org.example.Wanted");
    }

    @Test
    void whatAnotherJarNotedIsNotedAnew() throws Exception {
        Path list = runtime.resolve("classes.txt");
        Files.write(list, List.of("another.jar", "org.example.Wanted"));

        ServerClasses.of(runtime).end();

        assertThat(list).content().doesNotContain("another.jar", "org.example.Wanted");
    }

    @Test
    void whatCannotBeNotedDoesNotMatter() throws Exception {
        Files.createDirectory(runtime.resolve("classes.txt"));
        Files.createDirectory(runtime.resolve("classes.log"));

        ServerClasses.of(runtime).end();

        assertThat(runtime.resolve("classes.txt")).isEmptyDirectory();
    }

    private static ClassLoader loader(CountDownLatch wanted) {
        return new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (name.equals("org.example.Wanted")) {
                    wanted.countDown();
                }
                throw new ClassNotFoundException(name);
            }
        };
    }
}
