package org.rocketrewards.launcher;

/** Where the database is and who works in it: the application's role, and the owner who migrates. */
record DatabaseAccess(String url, String user, String password, String ownerUser, String ownerPassword) {

    /** The address without its parameters, which may hold a password. */
    String address() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return user + " at " + address();
    }
}
