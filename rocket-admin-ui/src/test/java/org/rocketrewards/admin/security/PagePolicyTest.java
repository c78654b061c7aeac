package org.rocketrewards.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagePolicyTest {
    private final String policy = PagePolicy.policy("abc");

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(policy).doesNotContain("http:", "https:", "*").contains("default-src 'none'", "object-src 'none'");
    }

    @Test
    void inlineScriptsNeedTheNonce() {
        assertThat(policy).contains("script-src 'self' 'nonce-abc' 'unsafe-eval';");
    }

    @Test
    void nobodyMayFrameThePageOrMoveItsBase() {
        assertThat(policy).contains("frame-ancestors 'none'", "base-uri 'self'", "form-action 'self'");
    }
}
