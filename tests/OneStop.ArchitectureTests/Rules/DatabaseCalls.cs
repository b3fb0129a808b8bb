using Mono.Cecil;

namespace OneStop.ArchitectureTests.Rules;

internal enum DatabaseCall
{
    /// <summary>Reads, or has nothing to do with the database.</summary>
    Other,

    /// <summary>Writes whatever the context tracks.</summary>
    Save,

    /// <summary>Sends SQL past the model; what it does stands in a text.</summary>
    Sql,

    /// <summary>Adds, changes or removes rows of one type.</summary>
    WriteOfRow,
}

/// <summary>Tells what a call means to the database.</summary>
internal static class DatabaseCalls
{
    private const string Context = "Microsoft.EntityFrameworkCore.DbContext";
    private const string Set = "Microsoft.EntityFrameworkCore.DbSet`1";
    private const string Entry = "Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry";

    private static readonly string[] Commands = ["System.Data.Common.DbCommand", "System.Data.Common.DbBatch"];
    private static readonly string[] Verbs = ["Add", "Attach", "Update", "Remove"];

    public static DatabaseCall KindOf(MethodReference callee)
    {
        var owner = callee.DeclaringType;
        return callee.Name switch
        {
            "SaveChanges" or "SaveChangesAsync" when owner.IsA(Context) => DatabaseCall.Save,
            var name when IsSql(name, owner) => DatabaseCall.Sql,
            "set_State" when owner.IsA(Entry) => DatabaseCall.WriteOfRow,
            var name when IsBulk(name, owner) => DatabaseCall.WriteOfRow,
            var name when IsVerb(name) && (owner.IsA(Set) || owner.IsA(Context)) => DatabaseCall.WriteOfRow,
            _ => DatabaseCall.Other,
        };
    }

    /// <summary>The row's type; null where the call does not say it: an object, a generic parameter.</summary>
    public static TypeReference? RowOf(MethodReference callee) => callee switch
    {
        GenericInstanceMethod method => Known(method.GenericArguments[0]),
        { DeclaringType: GenericInstanceType type } => Known(type.GenericArguments[0]),
        _ => null,
    };

    private static TypeReference? Known(TypeReference type) => type.IsGenericParameter ? null : type;

    private static bool IsSql(string name, TypeReference owner) =>
        (IsOfEf(owner) && (Starts(name, "ExecuteSql") || Starts(name, "FromSql") || Starts(name, "SqlQuery") || name == "GetDbConnection"))
        || (Starts(name, "Execute") && Commands.Any(owner.IsA));

    private static bool IsBulk(string name, TypeReference owner) =>
        IsOfEf(owner) && (Starts(name, "ExecuteUpdate") || Starts(name, "ExecuteDelete"));

    private static bool IsVerb(string name) =>
        Verbs.Any(verb => name == verb || name == verb + "Range" || name == verb + "Async" || name == verb + "RangeAsync");

    private static bool IsOfEf(TypeReference owner) => owner.Namespace == "Microsoft.EntityFrameworkCore";

    private static bool Starts(string name, string start) => name.StartsWith(start, StringComparison.Ordinal);
}
