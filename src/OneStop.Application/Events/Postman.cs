using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace OneStop.Application.Events;

/// <summary>One line to the mail server, opened when there is something to send.</summary>
internal sealed class Postman(SmtpSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan _toConnect = TimeSpan.FromSeconds(10);

    /// <summary>Less than a host waits for its services when it stops.</summary>
    private static readonly TimeSpan _toSend = TimeSpan.FromSeconds(20);

    private readonly SmtpClient _smtp = new();

    public Task Connect(CancellationToken stop) => _smtp.IsConnected ? Task.CompletedTask : Within(_toConnect, Open, stop);

    /// <summary>Not to be broken off by a stop of the service: half a letter is one that comes twice.</summary>
    public Task Send(MimeMessage letter) => Within(_toSend, patience => _smtp.SendAsync(letter, patience), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_smtp.IsConnected)
                await Within(_toConnect, patience => _smtp.DisconnectAsync(true, patience), CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or TimeoutException or SmtpCommandException or SmtpProtocolException)
        {
            // Every letter was answered before: a farewell that fails takes nothing back.
        }
        finally
        {
            _smtp.Dispose();
        }
    }

    private async Task Open(CancellationToken patience)
    {
        await _smtp.ConnectAsync(
            settings.Host!,
            settings.Port,
            settings.Tls switch
            {
                SmtpTls.None => SecureSocketOptions.None,
                SmtpTls.StartTls => SecureSocketOptions.StartTls,
                SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
            },
            patience);
        if (settings.User is { Length: > 0 } user)
            await _smtp.AuthenticateAsync(user, settings.Password ?? "", patience);
    }

    private static async Task Within(TimeSpan atMost, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(atMost);
        try
        {
            await work(patience.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not answer in {atMost.TotalSeconds} s.");
        }
    }
}
