package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.seal.verify.BundleVerifier;
import org.rocketrewards.seal.verify.Report;
import org.rocketrewards.seal.verify.Trust;

/**
 * {@code verify}: a database as a whole, wherever it is and whether Rocket runs or not, or an exported bundle. Prints each finding on a line of
 * its own and ends in {@link ExitCode#TAMPERED} if there is one.
 */
final class VerifyCommand {
    /** Held, or the level set for it would be forgotten with it. */
    private static final Logger OURS = Logger.getLogger("org.rocketrewards");

    private final PrintStream out;
    private final Verification verification;
    private final List<Path> keyFiles = new ArrayList<>();
    private final List<Path> checkpointFiles = new ArrayList<>();
    private @Nullable Path bundle;

    VerifyCommand(PrintStream out, PrintStream progressOut) {
        this.out = out;
        this.verification = new Verification(out, progressOut);
    }

    ExitCode run(List<String> arguments) {
        OURS.setLevel(Level.WARNING);
        Settings settings = Settings.read(ownOptions(arguments), System::getProperty, System::getenv);
        Path sealDirectory = settings.home().resolve("seal");
        if (keyFiles.isEmpty() && Files.exists(sealDirectory.resolve("public.key"))) {
            keyFiles.add(sealDirectory.resolve("public.key"));
        }
        // a bundle may be older than the newest checkpoint: only what was named is held against it
        if (bundle == null && Files.exists(sealDirectory.resolve("checkpoint"))) {
            checkpointFiles.add(sealDirectory.resolve("checkpoint"));
        }
        Path file = bundle;
        if (file != null) {
            return verification.print(verify(file, Verification.trust(keyFiles, checkpointFiles)));
        }
        if (keyFiles.isEmpty()) {
            throw new CannotStartException(
                    ExitCode.NOT_VERIFIABLE,
                    "there is no " + sealDirectory.resolve("public.key") + "; name the public key with --key FILE");
        }
        return verification.print(verify(settings, Verification.trust(keyFiles, checkpointFiles)));
    }

    /** Takes out what only this command knows, and leaves the rest to the settings. */
    private List<String> ownOptions(List<String> arguments) {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-") && (i == 0 || !arguments.get(i - 1).matches("--(home|port)"))) {
                bundle = Path.of(argument);
            } else if (!argument.equals("--key") && !argument.equals("--checkpoint")) {
                left.add(argument);
            } else if (i + 1 == arguments.size()) {
                throw new CannotStartException(ExitCode.USAGE, argument + " needs a file");
            } else {
                (argument.equals("--key") ? keyFiles : checkpointFiles).add(Path.of(arguments.get(++i)));
            }
        }
        return left;
    }

    private Report verify(Path file, Trust trust) {
        out.println("Verifying " + file);
        try {
            return new BundleVerifier(file, trust, verification.progress()).run();
        } catch (IOException e) {
            throw Verification.unreadable(file, e);
        }
    }

    private Report verify(Settings settings, Trust trust) {
        return Databases.use(settings, ExitCode.NOT_VERIFIABLE, access -> verification.of(access, trust));
    }
}
