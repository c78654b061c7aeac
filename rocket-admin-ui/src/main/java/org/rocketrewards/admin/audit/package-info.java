/** The audit trail: who did what, the proof of it, and the export for auditors. */
@NullMarked
package org.rocketrewards.admin.audit;

import org.jspecify.annotations.NullMarked;
