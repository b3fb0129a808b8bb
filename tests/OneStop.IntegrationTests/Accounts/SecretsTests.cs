using System.Text;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Accounts;

/// <summary>An identity number stands nowhere in clear but in the answer to those who may read it.</summary>
internal sealed class SecretsTests
{
    private const string PersonalNumber = "001085012345";

    [Test]
    public async Task The_database_file_the_data_folder_and_the_log_do_not_hold_an_identity_number()
    {
        await using var database = await TestDatabase.Create(Store.Sqlite);
        string output;
        await using (var host = await HostProcess.Start(database, "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Debug"))
        {
            var work = await host.Client.Examining(WithNumber());
            (await (await host.Client.As(Walk.Examiner)).Get(work.Path)).Body.ShouldContain(PersonalNumber);
            output = host.Output;
        }

        output.ShouldNotContain(PersonalNumber);
        Files(database.Folder).Where(file => Holds(file, PersonalNumber)).ShouldBeEmpty();
        // A number in clear would be found as the name is.
        Files(database.Folder).Where(file => Holds(file, "Nguyễn Thị Hà")).ShouldNotBeEmpty();
    }

    private static System.Text.Json.Nodes.JsonObject WithNumber()
    {
        var reception = Walk.Transfer();
        reception["parties"]![0]!["personalNumber"] = PersonalNumber;
        return reception;
    }

    private static string[] Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private static bool Holds(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
