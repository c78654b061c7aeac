package org.rocketrewards.rules.evaluation;

/** Where the evaluation books what it decides. */
public interface Books {
    /**
     * Books an award.
     *
     * @param points more than 0
     * @return number of the entry in the learner's account, from 1
     */
    long award(long learnerKey, String rule, long points);

    /**
     * Takes an award back.
     *
     * @param points the award's points, more than 0
     * @param entryNo number of the award's entry
     */
    void takeBack(long learnerKey, String rule, long points, long entryNo);
}
