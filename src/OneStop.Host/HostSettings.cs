using System.ComponentModel.DataAnnotations;
using OneStop.Application.Events;

namespace OneStop.Host;

/// <summary>Section <c>OneStop</c> of the configuration.</summary>
internal sealed class HostSettings
{
    /// <summary>Folder of the SQLite file and of the key ring; made at start. Default: <c>data</c> in the working folder.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Connection string of PostgreSQL; empty: SQLite in the data folder.</summary>
    public string? PostgreSql { get; set; }

    /// <summary>Address of the broker, <c>amqp://user:password@host:port/vhost</c>; empty: events stay in this process, which does where there is one node.</summary>
    public string? RabbitMq { get; set; }

    /// <summary>Mail server for notices to citizens; without its host none is sent.</summary>
    public SmtpSettings? Smtp { get; set; }

    /// <summary>Folder with one folder per jurisdiction. Default: the one that travels with the binary.</summary>
    public string Workflows { get; set; } = Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>Jurisdictions served, joined by ','.</summary>
    [Required]
    public string Jurisdictions { get; set; } = "lc-2026";

    /// <summary>Makes demo people with a printed password; then only loopback addresses are bound.</summary>
    public bool Demo { get; set; }

    /// <summary>Folder of the key ring that encrypts identity numbers; nodes share it. Default: <c>keys</c> in the data folder.</summary>
    public string? KeyFolder { get; set; }

    /// <summary>Where citizens reach the service, as the QR of a receipt says it: <c>https://motcua.example.vn</c>. Default: as the desk reaches it.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Addresses of the proxies before the service, joined by ','; what they say of the caller's address, scheme and host is believed. Default: nobody.</summary>
    public string TrustedProxies { get; set; } = "";

    public string Keys => KeyFolder ?? Path.Combine(DataFolder, "keys");

    public string SqliteFile => Path.Combine(DataFolder, "onestop.db");
}
