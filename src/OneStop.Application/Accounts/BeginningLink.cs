using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace OneStop.Application.Accounts;

/// <summary>The address at which the first account is made. It is good for a day, and only while there is no account.</summary>
internal sealed class BeginningLink(IDataProtectionProvider protection)
{
    private static readonly TimeSpan _life = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("OneStop.Begin").ToTimeLimitedDataProtector();

    public string Path => $"/begin/{_seal.Protect("begin", _life)}";

    public bool IsOurs(string token)
    {
        try
        {
            return _seal.Unprotect(token) == "begin";
        }
        catch (CryptographicException)
        {
            // Over, tampered with, or of another service.
            return false;
        }
    }
}
