using MimeKit;

namespace OneStop.Application.Events;

/// <summary>The mail server that takes notices to citizens. Section <c>OneStop:Smtp</c>; without a host nothing is sent.</summary>
public sealed class SmtpSettings
{
    /// <summary>Name and password come from the environment alone: what stands on a command line is seen by everybody on the machine, what stands in a file by every backup.</summary>
    public const string UserVariable = "ONESTOP_SMTP_USER";

    public const string PasswordVariable = "ONESTOP_SMTP_PASSWORD";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>Whom the letter comes from: <c>motcua@example.vn</c>. Its domain stands in every Message-ID.</summary>
    public string From { get; set; } = "";

    public SmtpTls Tls { get; set; } = SmtpTls.StartTls;

    internal string? User { get; } = Environment.GetEnvironmentVariable(UserVariable);

    internal string? Password { get; } = Environment.GetEnvironmentVariable(PasswordVariable);

    /// <returns>Why letters cannot be sent with these, or null.</returns>
    public string? Fault(Uri? publicAddress) => this switch
    {
        { Host: null or "" } => null,
        _ when !MailboxAddress.TryParse(From, out var from) || from.Domain.Length == 0 => $"OneStop:Smtp:From is no mail address: {From}",
        { User.Length: > 0, Tls: SmtpTls.None } => $"{UserVariable} is set and OneStop:Smtp:Tls is None: the password would be sent in clear. Set StartTls or Implicit.",
        _ when publicAddress is null => "Letters say where a dossier can be looked up. Set OneStop:PublicAddress.",
        _ => null,
    };
}

public enum SmtpTls
{
    /// <summary>In clear: for a relay on the same machine.</summary>
    None,

    /// <summary>The line begins in clear and is secured before anything is said; a server that cannot is not used.</summary>
    StartTls,

    /// <summary>From the first byte: port 465.</summary>
    Implicit,
}
