package org.rocketrewards.seal.control;

/** What a person finds first in a bundle. */
final class BundleReadme {
    private BundleReadme() {}

    static String text(String from, String to) {
        return """
                Export of Rocket Learning Rewards for auditors
                from %s until before %s

                Verify it on any computer with a JDK 17 and rocket.jar:

                    java -jar rocket.jar verify THIS_FILE.zip --key public.key

                public.key holds the public key of this Rocket. Get it from somebody you trust, not from this file:
                it is at /api/public/seal-key and in ROCKET_HOME/seal/public.key. Checkpoints that you kept from
                earlier are compared too: add --checkpoint FILE for each.

                manifest.txt     the other files and their SHA-256, signed
                checkpoint.txt   the signed head of the tree that everything is proven against
                proof.txt        what ties the leaves to the checkpoint
                leaves.jsonl     the leaves of the tree: batches of entries, and audit records
                entries.jsonl    the entries of the batches, in order
                entries.csv      the entries of the period, for spreadsheets
                audit.csv        the audit records of the period, for spreadsheets
                summary.pdf      one page for people
                keys.txt         the public keys as this Rocket says; compare them

                The lines of the two .jsonl files are hashed byte for byte as they stand. The whole form is described in
                docs/seal-format.md, so that it can be verified with a program of your own.
                """.formatted(from, to);
    }
}
