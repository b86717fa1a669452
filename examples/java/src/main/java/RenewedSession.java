// A login for programs that run longer than one token: with `renew: true`, it signs each request with the newest token.

import com.oracle.bmc.ConfigFileReader.ConfigFile;
import com.oracle.bmc.Region;
import com.oracle.bmc.auth.AuthCachingPolicy;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.RegionProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** @param profile the profile of the login, as ConfigFileReader.parse() returns it */
@AuthCachingPolicy(cacheKeyId = false, cachePrivateKey = false)
public record RenewedSession(ConfigFile profile) implements BasicAuthenticationDetailsProvider, RegionProvider {
  @Override
  public String getKeyId() {
    return "ST$" + new String(read("security_token_file"));
  }

  @Override
  public InputStream getPrivateKey() {
    return new ByteArrayInputStream(read("key_file"));
  }

  private byte[] read(String entry) {
    try {
      return Files.readAllBytes(Path.of(profile.get(entry)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Region getRegion() {
    return Region.fromRegionId(profile.get("region"));
  }

  @Override
  public String getPassPhrase() {
    return null;
  }

  @Override
  public char[] getPassphraseCharacters() {
    return null;
  }
}
