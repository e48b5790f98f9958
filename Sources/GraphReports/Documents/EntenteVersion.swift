/// The version of Entente, as every result states it.
public enum EntenteVersion {
  public static let current = "0.1.0"
}
