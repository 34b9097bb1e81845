package org.dialtone.provision;

import org.dialtone.net.MacAddress;

/** Tells which phones new firmware has come to that is rolled out. Safe to use from any thread; never waits. */
public interface RolloutGate {

    /** A gate through which nobody goes. */
    RolloutGate CLOSED = new RolloutGate() {

        @Override
        public boolean tells(Firmware firmware, MacAddress phone) {
            return false;
        }

        @Override
        public boolean takes(Firmware firmware, MacAddress phone) {
            return false;
        }
    };

    /**
     * Whether the phone's file names this firmware now.
     *
     * @param firmware firmware with a rollout
     * @param phone    the phone's first MAC, or null
     */
    boolean tells(Firmware firmware, MacAddress phone);

    /**
     * The phone asks by itself, so it is told from now on where its turn has come.
     *
     * @return whether it was told at some time, and so may load the firmware
     */
    boolean takes(Firmware firmware, MacAddress phone);
}
