using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TlsReadyProof
{
    /// <summary>Keys and values of HKEY_LOCAL_MACHINE byte for byte, in the 64-bit view, whatever .NET makes of them.</summary>
    public static class RawRegistry
    {
        static readonly IntPtr Machine = new IntPtr(unchecked((int)0x80000002));
        const uint Read = 0x20119, All = 0xf013f, ChangeRights = 0x60100;
        // As long as a name and the data of a value may get here.
        static readonly char[] Name = new char[16384];
        static readonly byte[] Data = new byte[1 << 20];

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        static extern int RegOpenKeyEx(IntPtr key, string path, uint options, uint access, out IntPtr opened);
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        static extern int RegCreateKeyEx(IntPtr key, string path, uint reserved, string keyClass, uint options, uint access, IntPtr security, out IntPtr opened, IntPtr disposition);
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        static extern int RegSetValueEx(IntPtr key, string name, uint reserved, uint type, byte[] data, int size);
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        static extern int RegDeleteValue(IntPtr key, string name);
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        static extern int RegDeleteTree(IntPtr key, string path);
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        static extern int RegEnumValue(IntPtr key, int index, char[] name, ref int nameLength, IntPtr reserved, out uint type, byte[] data, ref int size);
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        static extern int RegEnumKeyEx(IntPtr key, int index, char[] name, ref int nameLength, IntPtr reserved, IntPtr keyClass, IntPtr classLength, IntPtr written);
        [DllImport("advapi32.dll")]
        static extern int RegCloseKey(IntPtr key);
        [DllImport("advapi32.dll")]
        static extern int RegSetKeySecurity(IntPtr key, uint what, IntPtr security);
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        static extern bool ConvertStringSecurityDescriptorToSecurityDescriptor(string text, uint revision, out IntPtr security, IntPtr size);

        static void Check(int error, string what) { if (error != 0) throw new InvalidOperationException(what + ": error " + error); }

        public static void Make(string path) { RegCloseKey(Create(path)); }

        static IntPtr Create(string path)
        {
            IntPtr key;
            Check(RegCreateKeyEx(Machine, path, 0, null, 0, All, IntPtr.Zero, out key, IntPtr.Zero), path);
            return key;
        }

        public static void Set(string path, string name, uint type, byte[] data)
        {
            var key = Create(path);
            try { Check(RegSetValueEx(key, name, 0, type, data, data.Length), path + " " + name); }
            finally { RegCloseKey(key); }
        }

        public static void Remove(string path, string name)
        {
            IntPtr key;
            if (RegOpenKeyEx(Machine, path, 0, All, out key) != 0) return;
            RegDeleteValue(key, name);
            RegCloseKey(key);
        }

        public static void Clear(string path)
        {
            var error = RegDeleteTree(Machine, path);
            if (error != 2) Check(error, path);
        }

        /// <summary>Nobody may open the key then; its owner may change that again.</summary>
        public static void Deny(string path, bool denied)
        {
            IntPtr security, key;
            if (!ConvertStringSecurityDescriptorToSecurityDescriptor(denied ? "D:(D;;KRKW;;;WD)(A;;WDRC;;;WD)" : "D:(A;;KA;;;WD)", 1, out security, IntPtr.Zero))
                throw new InvalidOperationException("no security descriptor: " + Marshal.GetLastWin32Error());
            Check(RegOpenKeyEx(Machine, path, 0, ChangeRights, out key), path);
            try { Check(RegSetKeySecurity(key, 4, security), path); }
            finally { RegCloseKey(key); }
        }

        /// <summary>One line a key, and one a value: its key, its name, its type, and its bytes, or what stands for many of them.</summary>
        public static string[] Dump(string[] roots)
        {
            var lines = new List<string>();
            foreach (var root in roots) Add(root, lines);
            return lines.ToArray();
        }

        static void Add(string path, List<string> lines)
        {
            IntPtr key;
            var error = RegOpenKeyEx(Machine, path, 0, Read, out key);
            if (error == 2) return;
            Check(error, path);
            var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var keys = new SortedSet<string>(StringComparer.Ordinal);
            try
            {
                for (var index = 0; ; index++)
                {
                    int length = Name.Length, size = Data.Length;
                    uint type;
                    error = RegEnumValue(key, index, Name, ref length, IntPtr.Zero, out type, Data, ref size);
                    if (error == 259) break;
                    Check(error, path);
                    values[new string(Name, 0, length)] = type + "\0" + Shown(Data, size);
                }
                for (var index = 0; ; index++)
                {
                    var length = Name.Length;
                    error = RegEnumKeyEx(key, index, Name, ref length, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero);
                    if (error == 259) break;
                    Check(error, path);
                    keys.Add(new string(Name, 0, length));
                }
            }
            finally { RegCloseKey(key); }
            lines.Add(path);
            foreach (var value in values) lines.Add(path + "\0" + value.Key + "\0" + value.Value);
            foreach (var name in keys) Add(path + "\\" + name, lines);
        }

        static string Shown(byte[] data, int size)
        {
            if (size <= 64) return BitConverter.ToString(data, 0, size);
            using (var hasher = SHA256.Create()) return size + " " + BitConverter.ToString(hasher.ComputeHash(data, 0, size));
        }
    }
}
