package org.dialtone.sip;

import org.dialtone.sip.wire.SipResponse;

/** Observes a request while the proxy forwards it. */
interface RequestObserver {

    RequestObserver NOBODY = new RequestObserver() {
        @Override
        public void ringing() {}

        @Override
        public void answered(Target by, SipResponse response) {}

        @Override
        public void failed(int status) {}
    };

    /** A phone has said that it rings; may come several times. */
    void ringing();

    void answered(Target by, SipResponse response);

    void failed(int status);
}
