package org.rocketrewards.ingest.control;

import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.model.Outcome;

/** What the sender of a delivery is answered. */
public final class ReceiptJson {
    private ReceiptJson() {}

    /** The receipt as a JSON object. */
    public static String of(Receipt receipt) {
        // every text in it is a code of ours and needs no escaping
        StringBuilder json = new StringBuilder(256)
                .append("{\"status\":\"")
                .append(receipt.outcome().code())
                .append('"');
        if (receipt.reason() != null) {
            json.append(",\"reason\":\"").append(receipt.reason()).append('"');
        }
        Outcome first = receipt.first();
        if (first != null) {
            json.append(",\"first\":\"").append(first.code()).append('"');
        }
        if (receipt.event() != 0) {
            json.append(",\"event\":").append(receipt.event());
        }
        json.append(",\"delivery\":").append(receipt.delivery());
        json.append(",\"points\":").append(receipt.points());
        if (receipt.balance() != null) {
            json.append(",\"balance\":").append(receipt.balance().longValue());
        }
        if (receipt.decisions() != null) {
            json.append(",\"decisions\":").append(receipt.decisions());
        }
        return json.append('}').toString();
    }
}
