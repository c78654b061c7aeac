package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All sources, tokens and allowlists at one moment; immutable, replaced as a whole. */
public final class GateSnapshot {
    private final Map<Integer, GatedSource> sources;
    private final Map<TokenHash, GatedToken> tokens;

    GateSnapshot(Map<Integer, GatedSource> sources, Map<TokenHash, GatedToken> tokens) {
        this.sources = Map.copyOf(sources);
        this.tokens = Map.copyOf(tokens);
    }

    @Nullable
    GatedToken token(TokenHash hash) {
        return tokens.get(hash);
    }

    @Nullable
    GatedSource source(int id) {
        return sources.get(id);
    }

    /** Whether the address might be some source's; so it is while there is no source. */
    boolean someSourceAccepts(InetAddress client) {
        return sources.isEmpty() || sources.values().stream().anyMatch(source -> source.accepts(client));
    }
}
