package org.dialtone.phone;

/**
 * What a phone is known to be.
 *
 * @param vendor    key of its pack, e.g. {@code yealink}
 * @param model     as the vendor writes it, or null
 * @param firmware  version, or null
 * @param certainty where the vendor is known from
 */
public record Identity(String vendor, String model, String firmware, Certainty certainty) {

    /** What both together tell: the surer vendor, and of the same vendor the newer model and firmware where told. */
    public Identity and(Identity newer) {
        if (!vendor.equals(newer.vendor)) {
            return newer.certainty.compareTo(certainty) >= 0 ? newer : this;
        }
        return new Identity(
                vendor,
                newer.model != null ? newer.model : model,
                newer.firmware != null ? newer.firmware : firmware,
                newer.certainty.compareTo(certainty) > 0 ? newer.certainty : certainty);
    }
}
