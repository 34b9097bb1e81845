package org.dialtone.provision;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The file of its own that a phone of the site got last, with its account.
 *
 * @param phone  the phone's first MAC
 * @param file   the requested name
 * @param vendor key of the pack that the file is from
 * @param model  the model that the file is for, or null
 * @param local  the box's address that the request came to
 */
public record ServedFile(MacAddress phone, String file, String vendor, String model, Ip4 local, String etag) {}
