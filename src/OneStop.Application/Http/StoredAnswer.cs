using System.Text;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Persistence;

namespace OneStop.Application.Http;

/// <summary>An answer as it stands in the table: the first time and every time after it, the same bytes.</summary>
internal sealed class StoredAnswer(AnswerRow answer) : IResult
{
    /// <summary>For a page, which shows it in its own way.</summary>
    public string Body => answer.Body!;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        if (answer.ETag is not null)
            response.Headers.ETag = $"\"{answer.ETag}\"";

        if (answer.Location is not null)
            response.Headers.Location = answer.Location;

        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body!), httpContext.RequestAborted);
    }
}
