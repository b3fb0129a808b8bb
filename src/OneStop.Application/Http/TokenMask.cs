using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace OneStop.Application.Http;

/// <summary>Keeps the tokens of receipts out of every log, whichever part of the framework names an address, and at whichever level.</summary>
/// <remarks>A token is a secret that stands in an address: request logs, routing, redirects and scopes would all write it down.</remarks>
internal sealed partial class TokenMask(LoggerFactory factory) : ILoggerFactory
{
    private const string Masked = "***";

    public ILogger CreateLogger(string categoryName) => new Logger(factory.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => factory.AddProvider(provider);

    public void Dispose() => factory.Dispose();

    /// <summary>What has the shape of a token is replaced, wherever it stands.</summary>
    internal static string Mask(string text) => Token().Replace(text, Masked);

    [GeneratedRegex("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")]
    private static partial Regex Token();

    private sealed class Logger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            state.ToString() is { } text && Token().IsMatch(text) ? inner.BeginScope(Mask(text)) : inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!inner.IsEnabled(logLevel))
                return;

            var text = formatter(state, exception);
            if (Token().IsMatch(text))
                inner.Log(logLevel, eventId, Mask(text), exception, static (masked, _) => masked);
            else
                inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
